import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { invalid, NexusError } from '#kernel/errors.ts';

export interface KeptUpload extends AsyncDisposable {
  readonly path: string;
  /** SQLite's changes may wait in a second file beside the one that was sent. */
  readonly isWal: boolean;
}

const magic = Buffer.from('SQLite format 3\0');

/** Puts what is sent into a file in a folder of its own, which goes with it. @throws NexusError `invalid`, `no-room` */
export async function keepUpload(content: AsyncIterable<Uint8Array>): Promise<KeptUpload> {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-import-'));
  const forget = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'kuma.db');
  try {
    const head = await write(path, content);
    if (!head.subarray(0, magic.length).equals(magic)) throw noDatabase;
    return { path, isWal: head[18] === 2, [Symbol.asyncDispose]: forget };
  } catch (error) {
    await forget();
    throw roomError(error);
  }
}

/** @returns its first bytes */
async function write(path: string, content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  await using file = await open(path, 'wx', 0o600);
  let head = Buffer.alloc(0);
  for await (const chunk of content) {
    if (head.length < 100) head = Buffer.concat([head, chunk.subarray(0, 100)]);
    await file.writeFile(chunk);
  }
  return head;
}

const noDatabase = invalid({
  en: 'This is no SQLite database. Send the file kuma.db of Uptime Kuma’s data folder.',
  es: 'Esto no es una base de datos SQLite. Envía el fichero kuma.db de la carpeta de datos de Uptime Kuma.',
});

function roomError(error: unknown): unknown {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) return error;
  return new NexusError('no-room', 507, {
    en: `There is no room for this file in ${tmpdir()}, where NEXUS looks at it.`,
    es: `No hay sitio para este fichero en ${tmpdir()}, donde NEXUS lo examina.`,
  });
}
