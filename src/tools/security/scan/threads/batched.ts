import type { BufferPool } from './buffer-pool.ts';

/** The same bytes in larger pieces, in buffers that can be moved to a thread. Leaving the loop, or closing the pool, ends the source. */
export async function* batched(
  chunks: AsyncIterable<Uint8Array>,
  pool: Pick<BufferPool, 'take'>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  let batch: Uint8Array<ArrayBuffer> | undefined;
  let filled = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length;) {
      batch ??= await pool.take();
      if (!batch) return;
      const piece = chunk.subarray(at, at + batch.length - filled);
      batch.set(piece, filled);
      at += piece.length;
      filled += piece.length;
      if (filled < batch.length) continue;
      yield batch;
      batch = undefined;
      filled = 0;
    }
  }
  if (batch) yield batch.subarray(0, filled);
}
