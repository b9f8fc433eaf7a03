/** One caller's part of a write. */
interface Waiting<Item> {
  readonly items: readonly Item[];
  readonly done: PromiseWithResolvers<void>;
}

/** A write takes this many at once, so that nobody waits for all others. */
const mostAtOnce = 1_000;

/**
 * Callers that come while a write runs share the next one: one transaction and one commit for all of them. When that fails,
 * each is written alone, so that one caller's trouble is not the others'.
 * @returns a function that resolves once its items are written down.
 */
export function shareWrites<Item>(
  write: (items: readonly Item[]) => Promise<unknown>,
): (items: readonly Item[]) => Promise<void> {
  let queue: Waiting<Item>[] = [];
  let isRunning = false;
  const writeAlone = async ({ items, done }: Waiting<Item>) => {
    await write(items).then(() => done.resolve(), done.reject);
  };
  const writeShared = async (shared: readonly Waiting<Item>[]) => {
    const [only] = shared;
    if (shared.length === 1 && only) return writeAlone(only);
    try {
      await write(shared.flatMap(({ items }) => items));
      for (const { done } of shared) done.resolve();
    } catch {
      for (const each of shared) await writeAlone(each);
    }
  };
  const run = async () => {
    isRunning = true;
    while (queue.length > 0) {
      let count = 0;
      const next = queue.filter(({ items }, at) => (count += items.length) <= mostAtOnce || at === 0);
      queue = queue.slice(next.length);
      await writeShared(next);
    }
    isRunning = false;
  };
  return (items) => {
    const done = Promise.withResolvers<void>();
    queue.push({ items, done });
    if (!isRunning) void run();
    return done.promise;
  };
}
