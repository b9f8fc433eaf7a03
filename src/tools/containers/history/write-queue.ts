import type { Clock } from '#kernel/clock.ts';
import type { Log } from '#kernel/log.ts';

export interface WriteQueueOptions<Item> {
  readonly clock: Clock;
  readonly log: Log;
  /** Writes all or nothing; a rejection is tried again. */
  readonly write: (batch: readonly Item[]) => Promise<void>;
}

/** What must be written in order, while the database may refuse for a time. */
export interface WriteQueue<Item> extends AsyncDisposable {
  add(item: Item): void;
  /** Resolves when everything added so far is on disk. */
  written(): Promise<void>;
}

/** A transaction has to be short, also when a host with thousands of containers is seen for the first time. */
const mostAtOnce = 200;
/** While the database refuses, so many wait; then the oldest are lost. */
const maxWaiting = 20_000;
const firstRetryMs = 500;
const longestRetryMs = 30_000;

export function writeQueue<Item>(options: WriteQueueOptions<Item>): WriteQueue<Item> {
  const { clock, log, write } = options;
  let waiting: Item[] = [];
  let writing: Promise<void> | undefined;
  let retryMs = firstRetryMs;
  let isClosed = false;
  let endPause = () => {};

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, mostAtOnce);
      try {
        await write(batch);
        retryMs = firstRetryMs;
      } catch (error) {
        waiting = [...batch, ...waiting];
        if (isClosed) return;
        log.error({ error, waiting: waiting.length }, 'The timeline cannot be written; trying again');
        await pause();
      }
    }
  }

  async function pause(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const cancel = clock.after(retryMs, resolve);
    endPause = resolve;
    retryMs = Math.min(retryMs * 2, longestRetryMs);
    await promise;
    cancel();
  }

  return {
    add(item) {
      waiting.push(item);
      if (waiting.length > maxWaiting) waiting.shift();
      writing ??= writeAll().finally(() => (writing = undefined));
    },
    async written() {
      await writing;
    },
    async [Symbol.asyncDispose]() {
      isClosed = true;
      endPause();
      await writing;
    },
  };
}
