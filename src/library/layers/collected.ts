/** Pieces of known length together, in memory of their own: each piece lives only until the next is asked for. */
export async function collected(pieces: AsyncIterable<Uint8Array>, bytes: number): Promise<Buffer> {
  const whole = Buffer.allocUnsafe(bytes);
  let filled = 0;
  for await (const piece of pieces) {
    whole.set(piece, filled);
    filled += piece.length;
  }
  return whole.subarray(0, filled);
}
