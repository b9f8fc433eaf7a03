import type { ImageFile } from '../analyzer.ts';

/** The first bytes of a file, at most so many; the rest is left unread. */
export async function headOf(file: ImageFile, mostBytes: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of file.content) {
    pieces.push(piece);
    length += piece.length;
    if (length >= mostBytes) break;
  }
  return Buffer.concat(pieces).subarray(0, mostBytes);
}
