import type { Log } from '#kernel/log.ts';

/** Something to ask at one registry. */
export interface Task {
  /** Where; tasks of different places do not wait for each other. */
  readonly domain: string;
  run(): Promise<void>;
}

export interface CarryOut {
  readonly signal: AbortSignal;
  readonly log: Log;
  /** Called when all of one place are done. */
  readonly afterPlace: () => Promise<void>;
}

const atOnce = 6;

/**
 * Carries out all tasks, some at once at each place.
 * @throws the signal's reason when it aborts, after what is under way has ended.
 */
export async function carryOut(tasks: readonly Task[], { signal, log, afterPlace }: CarryOut): Promise<void> {
  const work = async (waiting: Iterator<Task, undefined>) => {
    for (let task = waiting.next(); !task.done && !signal.aborted; task = waiting.next()) {
      try {
        await task.value.run();
      } catch (error) {
        if (!signal.aborted)
          log.error({ error, registry: task.value.domain }, 'a question to a registry broke down');
      }
    }
  };
  const atPlace = async (ofPlace: readonly Task[]) => {
    const waiting = ofPlace.values();
    await Promise.all(Array.from({ length: atOnce }, () => work(waiting)));
    await afterPlace();
  };
  await Promise.all([...Map.groupBy(tasks, ({ domain }) => domain).values()].map(atPlace));
  signal.throwIfAborted();
}
