import { mkdir, open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { NexusError } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';

/** A file that goes when it is disposed. */
export interface TemporaryFile extends AsyncDisposable {
  readonly path: string;
}

/** Files that are of use to one request only. They lie below the data folder: other disks are often in memory, and small. */
export interface TemporaryFiles {
  /** Writes what comes. @throws NexusError `no-room`, and what `content` throws */
  keep(content: AsyncIterable<Uint8Array>): Promise<TemporaryFile>;
  /** A path where nothing is, for somebody else to write to. */
  place(): TemporaryFile;
}

/** The databases lie on the same disk: they must not stand still because of a file. */
const usualLeastFreeBytes = 512 * 1024 ** 2;
const lookEveryBytes = 64 * 1024 ** 2;

/** What a process left that was ended in the middle goes now. `leastFreeBytes` of the disk are left over. */
export async function openTemporaryFiles(
  folder: string,
  leastFreeBytes = usualLeastFreeBytes,
): Promise<TemporaryFiles> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const place = (): TemporaryFile => {
    const path = join(folder, newId(Date.now()));
    return { path, [Symbol.asyncDispose]: () => rm(path, { force: true }) };
  };
  return {
    place,
    async keep(content) {
      const file = place();
      try {
        await using handle = await open(file.path, 'wx', 0o600);
        let unlookedBytes = lookEveryBytes;
        for await (const chunk of content) {
          if ((unlookedBytes += chunk.length) > lookEveryBytes) {
            unlookedBytes = 0;
            if ((await freeBytes(folder)) < leastFreeBytes) throw noRoom();
          }
          await handle.writeFile(chunk);
        }
        return file;
      } catch (error) {
        await file[Symbol.asyncDispose]();
        throw isFull(error) ? noRoom(error) : error;
      }
    },
  };
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT'].includes(String(error.code));
}

export function noRoom(cause?: unknown): NexusError {
  const words = {
    en: 'There is no room for this file on the disk with the data of NEXUS, where it is kept meanwhile.',
    es: 'No hay sitio para este archivo en el disco con los datos de NEXUS, donde se guarda mientras tanto.',
  };
  return new NexusError('no-room', 507, words, { cause });
}
