import { open, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { TarError } from '#library/layers/tar-error.ts';
import { IndexError } from './row-values.ts';

const sqliteMagic = Buffer.from('SQLite format 3\0', 'latin1');
/** The databases lie on the same disk: they must not stand still because of a file. */
const leastFreeBytes = 512 * 1024 ** 2;

/**
 * Writes the database that somebody's file holds, piece by piece: each lives only until the next is asked for. What does not begin as a
 * database of SQLite is refused at its first piece. @throws IndexError, Error `ENOSPC`, and what `pieces` throw.
 */
export async function writeDatabase(
  path: string,
  pieces: AsyncIterable<Uint8Array>,
  sizeBytes: number,
): Promise<void> {
  const { bavail, bsize } = await statfs(dirname(path));
  if (bavail * bsize < sizeBytes + leastFreeBytes) {
    const room = new Error(`There is no room for ${sizeBytes} bytes.`);
    throw Object.assign(room, { code: 'ENOSPC' });
  }
  await using file = await open(path, 'w', 0o600);
  let seen = 0;
  for await (const piece of pieces) {
    const begins = sqliteMagic.subarray(seen, seen + piece.length);
    if (!begins.equals(piece.subarray(0, begins.length)))
      throw new IndexError('It does not hold a database of SQLite.');
    seen += begins.length;
    await file.writeFile(piece);
  }
}

/** SQLITE_NOMEM, SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN (sqlite.org/rescode.html): the machine's fault, not the file's. */
const ofMachine = new Set([7, 10, 13, 14]);

/** A fault of a file that somebody brought, for a person: it must not be taken for one of the index itself, which is thrown away then. */
export function foreignFault(error: unknown): unknown {
  if (error instanceof IndexError || error instanceof TarError) return error;
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) % 256 : 0;
  if (ofMachine.has(code)) return error;
  return new IndexError('It is damaged, or holds what no such file holds.', { cause: error });
}

/** @throws IndexError for whatever is wrong with the file. */
export function askForeign<Result>(ask: () => Result): Result {
  try {
    return ask();
  } catch (error) {
    throw foreignFault(error);
  }
}

/** What a file tells. @throws IndexError */
export function* readForeign<Item>(items: Iterable<Item>): Generator<Item, void> {
  try {
    yield* items;
  } catch (error) {
    throw foreignFault(error);
  }
}
