/** One caller's part of a write. */
interface Waiting<Item> {
  readonly items: readonly Item[];
  readonly done: PromiseWithResolvers<void>;
}

/** Carries out what was prepared. */
type Write = () => Promise<unknown>;

/** A write takes this many at once, so that nobody waits for all others. */
const mostAtOnce = 1_000;

/**
 * Callers that come while a write runs share the next one: one transaction and one commit for all of them. When that fails,
 * each is written alone, so that one caller's trouble is not the others'.
 * @param prepare decides what to write, while the write before may still run, and may turn out to fail.
 * @returns a function that resolves once its items are written down.
 */
export function shareWrites<Item>(
  prepare: (items: readonly Item[]) => Write,
): (items: readonly Item[]) => Promise<void> {
  let queue: Waiting<Item>[] = [];
  let writing = Promise.resolve();
  let isNextReady = false;
  const advance = () => {
    if (isNextReady || queue.length === 0) return;
    let count = 0;
    const next = queue.filter(({ items }, at) => (count += items.length) <= mostAtOnce || at === 0);
    queue = queue.slice(next.length);
    const write = prepared(prepare, next);
    isNextReady = true;
    void writing.then(() => {
      writing = writeAll(prepare, next, write);
      isNextReady = false;
      advance();
    });
  };
  return (items) => {
    const done = Promise.withResolvers<void>();
    queue.push({ items, done });
    advance();
    return done.promise;
  };
}

function prepared<Item>(prepare: (items: readonly Item[]) => Write, shared: readonly Waiting<Item>[]): Write {
  try {
    return prepare(shared.flatMap(({ items }) => items));
  } catch (error) {
    return () => Promise.reject(error);
  }
}

async function writeAll<Item>(
  prepare: (items: readonly Item[]) => Write,
  shared: readonly Waiting<Item>[],
  write: Write,
): Promise<void> {
  try {
    await write();
    for (const { done } of shared) done.resolve();
  } catch (error) {
    if (shared.length === 1) return shared[0]?.done.reject(error);
    for (const each of shared) await writeAll(prepare, [each], prepared(prepare, [each]));
  }
}
