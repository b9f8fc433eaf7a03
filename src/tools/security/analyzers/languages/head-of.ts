import type { ImageFile } from '../analyzer.ts';

/** The first bytes of a file, at most so many; the rest is left unread. */
export async function headOf({ content, sizeBytes }: ImageFile, mostBytes: number): Promise<Buffer> {
  const head = Buffer.allocUnsafe(Math.min(sizeBytes, mostBytes));
  let filled = 0;
  for await (const piece of content) {
    filled += piece.copy(head, filled);
    if (filled === head.length) break;
  }
  return head.subarray(0, filled);
}
