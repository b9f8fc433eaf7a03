import { availableParallelism } from 'node:os';
import { ScanThread, type ScanThreadBounds } from './scan-thread.ts';
import type { LayerBytes, ScanTask, ScanTasks, TaskName } from './scan-tasks.ts';

/** A few threads for everything that is read, started when there is something to read. */
export interface ScanThreads extends AsyncDisposable {
  /** Has a thread started while somebody still finds out what there is to read. */
  warm(): void;
  /** In the order of asking. Rejects with a `ScanThreadError`, with what chunks throw, or with the signal's reason. */
  run<Name extends TaskName>(
    task: ScanTask<Name>,
    signal: AbortSignal,
    bytes?: LayerBytes,
  ): Promise<ScanTasks[Name]['answer']>;
}

/** More would take more memory than a small machine has; with two, an image is read as fast as its largest layer. */
const mostThreads = 2;
const idleMs = 15_000;

export function openScanThreads(
  most = Math.min(mostThreads, availableParallelism()),
  bounds?: ScanThreadBounds,
): ScanThreads {
  const idle = new Map<ScanThread, NodeJS.Timeout>();
  const waiting: (() => void)[] = [];
  const all = new Set<ScanThread>();
  let running = 0;
  const places = Math.max(1, most);

  async function takePlace(): Promise<void> {
    if (running < places) {
      running += 1;
      return;
    }
    const turn = Promise.withResolvers<void>();
    waiting.push(turn.resolve);
    await turn.promise;
  }

  function leavePlace(): void {
    // Handed over, so that nobody gets in between.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }

  function takeThread(): ScanThread {
    for (const [thread, timer] of idle) {
      clearTimeout(timer);
      idle.delete(thread);
      if (thread.isUsable) return thread;
      all.delete(thread);
    }
    const thread = new ScanThread(bounds);
    all.add(thread);
    return thread;
  }

  function putAside(thread: ScanThread): void {
    idle.set(thread, setTimeout(() => void end(thread), idleMs).unref());
  }

  async function end(thread: ScanThread): Promise<void> {
    idle.delete(thread);
    await thread[Symbol.asyncDispose]();
    all.delete(thread);
  }

  return {
    warm() {
      if (all.size === 0) putAside(takeThread());
    },
    async run(task, signal, bytes) {
      await takePlace();
      const thread = takeThread();
      try {
        const answer = await thread.run(task, bytes, signal);
        putAside(thread);
        return answer;
      } catch (error) {
        // What it was in the middle of is not known: the next task gets a new one.
        await end(thread);
        throw error;
      } finally {
        leavePlace();
      }
    },
    async [Symbol.asyncDispose]() {
      for (const timer of idle.values()) clearTimeout(timer);
      idle.clear();
      await Promise.all([...all].map(end));
    },
  };
}
