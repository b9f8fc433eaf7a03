import { createReadStream } from 'node:fs';
import { access, constants, lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { NewTarEntry } from '#library/layers/write-tar.ts';

export interface FilesOf {
  /** On this machine. */
  readonly folder: string;
  /** Its name in the archive. */
  readonly as: string;
  /** Stops after so many bytes of content. */
  readonly mostBytes: number;
}

/** Larger files would be all that a small image has. */
const mostFileBytes = 32 * 1024 * 1024;
const wholeBytes = 1024 * 1024;

/** What a folder of this machine holds, in the order of names, as entries of a tar archive: real files, so that reading them is real work. */
export async function* machineFiles({ folder, as, mostBytes }: FilesOf): AsyncGenerator<NewTarEntry, void> {
  const left = { bytes: mostBytes };
  yield* filesIn(folder, as, left);
}

async function* filesIn(
  folder: string,
  as: string,
  left: { bytes: number },
): AsyncGenerator<NewTarEntry, void> {
  for (const name of (await readdir(folder)).toSorted()) {
    if (left.bytes <= 0) return;
    const [path, inside] = [join(folder, name), `${as}/${name}`];
    const stats = await lstat(path);
    const owner = { name: inside, mode: stats.mode, uid: 0, gid: 0, modifiedAtMs: stats.mtimeMs };
    if (stats.isSymbolicLink()) yield { ...owner, kind: 'link', linkTarget: await readlink(path) };
    else if (stats.isDirectory()) {
      yield { ...owner, kind: 'folder' };
      yield* filesIn(path, inside, left);
    } else if (stats.isFile() && stats.size <= mostFileBytes && (await mayRead(path))) {
      left.bytes -= stats.size;
      yield { ...owner, kind: 'file', sizeBytes: stats.size, content: contentOf(path, stats.size) };
    }
  }
}

async function mayRead(path: string): Promise<boolean> {
  return await access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
}

async function* contentOf(path: string, sizeBytes: number): AsyncGenerator<Uint8Array, void> {
  if (sizeBytes <= wholeBytes) yield await readFile(path);
  else yield* createReadStream(path, { highWaterMark: wholeBytes });
}

/** An entry of a text. */
export function textEntry(name: string, text: string): NewTarEntry {
  const content = Buffer.from(text);
  return {
    name,
    kind: 'file',
    mode: 0o644,
    uid: 0,
    gid: 0,
    modifiedAtMs: 0,
    sizeBytes: content.length,
    content: chunksOf(content),
  };
}

async function* chunksOf(bytes: Buffer): AsyncGenerator<Uint8Array, void> {
  yield bytes;
}
