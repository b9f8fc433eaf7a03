import type { Clock } from '#kernel/clock.ts';
import type { AnswerOf, InputOf, RequestName, IndexSetup } from './index-requests.ts';
import { IndexThread, IndexThreadError } from './index-thread.ts';

export interface IndexThreadsOptions {
  readonly setup: IndexSetup;
  readonly clock: Clock;
  /** Each time the index is opened: what is in it, and a line for the log when it had to be made again. */
  readonly onOpen: (opened: AnswerOf<'open'>) => void;
  /** The index was damaged, and is empty now. */
  readonly onDamage: (error: IndexThreadError) => void;
  /** A thread ended by itself; the next question gets a new one. */
  readonly onEnd: (error: IndexThreadError) => void;
}

/** One thread after the other: started when something is asked, ended when nothing has been for a while, replaced when it dies. */
export interface IndexThreads extends AsyncDisposable {
  /** Rejects with an `IndexThreadError`, or with the signal's reason. */
  ask<Name extends RequestName>(
    name: Name,
    input: InputOf<Name>,
    options?: { readonly signal?: AbortSignal; readonly mostMs?: number },
  ): Promise<AnswerOf<Name>>;
}

/** An open index takes some 30 MB, and a tenth of a second to open. */
const idleMs = 30_000;

export function openIndexThreads({
  setup,
  clock,
  onOpen,
  onDamage,
  onEnd,
}: IndexThreadsOptions): IndexThreads {
  let current: { readonly thread: IndexThread; readonly opened: Promise<unknown> } | undefined;
  let asked = 0;
  let isClosed = false;
  let cancelIdle = (): void => undefined;
  /** The end of the one before: two never have the file at once. */
  let before: Promise<void> = Promise.resolve();

  function start(): { readonly thread: IndexThread; readonly opened: Promise<unknown> } {
    const thread = new IndexThread(setup, onEnd);
    return { thread, opened: thread.ask('open', {}).then(onOpen) };
  }

  function end(thread: IndexThread): Promise<void> {
    if (current?.thread === thread) current = undefined;
    before = Promise.allSettled([before, thread[Symbol.asyncDispose]()]).then(() => undefined);
    return before;
  }

  async function take(mayRetry = true): Promise<IndexThread> {
    await before;
    if (isClosed) throw new IndexThreadError('ended', 'The advisories are closed.');
    if (current && !current.thread.isUsable) current = undefined;
    const { thread, opened } = (current ??= start());
    try {
      await opened;
    } catch (error) {
      await end(thread);
      if (!mayRetry || !isDamage(error)) throw error;
      onDamage(error);
      return await take(false);
    }
    return thread;
  }

  return {
    async ask(name, input, { signal, mostMs } = {}) {
      asked += 1;
      cancelIdle();
      try {
        const thread = await take();
        return await within(thread, mostMs, clock, () => thread.ask(name, input, signal));
      } catch (error) {
        if (isDamage(error)) onDamage(error);
        throw error;
      } finally {
        asked -= 1;
        if (asked === 0 && !isClosed) {
          cancelIdle = clock.after(idleMs, () => {
            if (asked === 0 && current) void end(current.thread);
          });
        }
      }
    },
    async [Symbol.asyncDispose]() {
      isClosed = true;
      cancelIdle();
      await (current ? end(current.thread) : before);
    },
  };
}

function isDamage(error: unknown): error is IndexThreadError {
  return error instanceof IndexThreadError && error.kind === 'damaged';
}

/** A question that takes longer ends the thread, so that the next ones are answered. */
async function within<Answer>(
  thread: IndexThread,
  mostMs: number | undefined,
  clock: Clock,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  if (mostMs === undefined) return await ask();
  const late = new IndexThreadError('deadline', 'It took longer than it may.');
  const cancel = clock.after(mostMs, () => void thread.stop(late));
  try {
    return await ask();
  } finally {
    cancel();
  }
}
