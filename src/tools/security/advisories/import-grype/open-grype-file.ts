import { createReadStream, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { decompress } from '#library/layers/decompress.ts';
import { readTar } from '#library/layers/read-tar.ts';
import { askForeign, writeDatabase } from '../foreign-file.ts';
import { IndexError } from '../row-values.ts';
import { type GrypeDatabase, openGrypeDatabase } from './grype-database-store.ts';

/** Grype's was 0.9 GB in 2025. */
const mostBytes = 6 * 1024 ** 3;
const zstdMagic = 0xfd2fb528;
const sqliteMagic = 'SQLite format 3\0';

/**
 * Opens what Anchore publishes, `vulnerability-db_….tar.zst`, or the `vulnerability.db` in it. An archive is unpacked to `unpackedPath`,
 * which is removed when the database is closed. @throws IndexError when it is neither.
 */
export async function openGrypeFile(path: string, unpackedPath: string): Promise<GrypeDatabase> {
  const first = await firstBytes(path);
  if (first.toString('latin1') === sqliteMagic) return askForeign(() => openGrypeDatabase(path));
  if (first.length < 4 || first.readUInt32LE(0) !== zstdMagic)
    throw new IndexError("This is neither Grype's vulnerability.db nor its archive, .tar.zst.");
  try {
    await unpack(path, unpackedPath);
    const database = askForeign(() => openGrypeDatabase(unpackedPath));
    return {
      ...database,
      [Symbol.dispose]() {
        database[Symbol.dispose]();
        rmSync(unpackedPath, { force: true });
      },
    };
  } catch (error) {
    rmSync(unpackedPath, { force: true });
    throw error;
  }
}

async function firstBytes(path: string): Promise<Buffer> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
  return buffer.subarray(0, bytesRead);
}

async function unpack(path: string, unpackedPath: string): Promise<void> {
  const bounds = { mostBytes, mostRatio: 1_000, freeBytes: 64 * 1024 ** 2 };
  for await (const entry of readTar(decompress(createReadStream(path), bounds))) {
    if (entry.kind !== 'file' || !/^(\.\/)?vulnerability\.db$/.test(entry.name)) continue;
    if (entry.sizeBytes > mostBytes) throw new IndexError(`The database has more than ${mostBytes} bytes.`);
    await writeDatabase(unpackedPath, entry.content, entry.sizeBytes);
    return;
  }
  throw new IndexError('There is no vulnerability.db in the archive.');
}
