/** As many senders as a lab may have; each waits for its answer before it sends more. */
export const senders = 4;
export const batch = 100;

/** Hands out the numbers below `count` in batches to several senders at once; resolves with how many a second went. */
export async function sendBatches(
  count: number,
  send: (numbers: readonly number[]) => Promise<void>,
): Promise<number> {
  let next = 0;
  const started = performance.now();
  const sender = async () => {
    while (next < count) {
      const first = next;
      next += batch;
      await send(Array.from({ length: Math.min(batch, count - first) }, (_, n) => first + n));
    }
  };
  await Promise.all(Array.from({ length: senders }, sender));
  return (1000 * count) / (performance.now() - started);
}
