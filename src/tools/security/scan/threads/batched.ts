const usualBytes = 256 * 1024;

/** The same bytes in larger pieces of their own memory, so that they can be moved to a thread. Leaving the loop ends the source. */
export async function* batched(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  let batch = new Uint8Array(usualBytes);
  let filled = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length;) {
      const piece = chunk.subarray(at, at + usualBytes - filled);
      batch.set(piece, filled);
      at += piece.length;
      filled += piece.length;
      if (filled < usualBytes) continue;
      yield batch;
      batch = new Uint8Array(usualBytes);
      filled = 0;
    }
  }
  if (filled > 0) yield batch.slice(0, filled);
}
