import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { pathInRoot } from '../layer-path.ts';
import { mostDocumentBytes, type ImageSource } from './image-files.ts';

/** An OCI layout, or an unpacked archive, in a folder. Links that lead out of it lead to nothing. */
export async function folderSource(folder: string): Promise<ImageSource> {
  const root = await realpath(folder);

  async function find(path: string): Promise<string | undefined> {
    try {
      const real = await realpath(join(root, pathInRoot(path)));
      const isInside = real.startsWith(root.endsWith(sep) ? root : root + sep);
      return isInside && (await stat(real)).isFile()
        ? real.slice(root.length).replace(/^[/\\]/, '')
        : undefined;
    } catch {
      return undefined;
    }
  }

  return {
    find,
    async document(path) {
      const found = await find(path);
      if (found === undefined) return undefined;
      const place = join(root, found);
      return (await stat(place)).size > mostDocumentBytes ? undefined : await readFile(place);
    },
    read: (path) => createReadStream(join(root, pathInRoot(path)), { highWaterMark: 256 * 1024 }),
    partOf: (path) => ({ file: join(root, pathInRoot(path)), startsAt: 0, endsAt: Infinity }),
    async [Symbol.asyncDispose]() {},
  };
}
