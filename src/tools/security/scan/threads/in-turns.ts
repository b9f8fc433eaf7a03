import { setImmediate as othersTurn } from 'node:timers/promises';

const turnBytes = 16 * 1024 * 1024;

/** The same pieces of what is there without waiting, so that deadlines of the same thread have their turn; `onRead` is told how much it was. */
export async function* inTurns(
  pieces: AsyncIterable<Buffer>,
  onRead: (bytes: number) => void,
): AsyncGenerator<Buffer, void> {
  let bytes = 0;
  for await (const piece of pieces) {
    yield piece;
    bytes += piece.length;
    if (bytes < turnBytes) continue;
    onRead(bytes);
    bytes = 0;
    await othersTurn();
  }
}
