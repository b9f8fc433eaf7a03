import type { FilePart } from '../file-pieces.ts';

/** The names and the small files of an archive or folder that an image is stored as. Paths as `pathInRoot` writes them. */
export interface ImageFiles {
  /** The file that a path stands for, after links; undefined when there is none. */
  find(path: string): Promise<string | undefined>;
  /** The whole file; undefined when it is missing or longer than `mostDocumentBytes`. */
  document(path: string): Promise<Buffer | undefined>;
}

/** Something that can be read again and again. */
export interface ImageSource extends ImageFiles, AsyncDisposable {
  /** A path that `find` answered. Throws what reading throws. */
  read(path: string): AsyncIterable<Buffer>;
  /** Where such a file lies on disk; undefined for one inside of something compressed. */
  partOf(path: string): FilePart | undefined;
}

export const mostDocumentBytes = 8 * 1024 * 1024;

const mostLinks = 40;

/** The end of a chain of links by path; undefined for a circle. */
export function endOfLinks(path: string, links: ReadonlyMap<string, string>): string | undefined {
  let at = path;
  for (let followed = 0; followed <= mostLinks; followed += 1) {
    const next = links.get(at);
    if (next === undefined) return at;
    at = next;
  }
  return undefined;
}
