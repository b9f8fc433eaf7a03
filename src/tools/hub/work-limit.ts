import { unavailable } from '#kernel/errors.ts';

/** Bounds costly work: some at once, some waiting in order, the rest turned away. */
export interface WorkLimit {
  /** @throws NexusError `unavailable` when as many wait as may. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
}

export function createWorkLimit(limits: { readonly atOnce: number; readonly waiting: number }): WorkLimit {
  const queue: (() => void)[] = [];
  let running = 0;
  return {
    async run(work) {
      if (running < limits.atOnce) running += 1;
      else if (queue.length < limits.waiting) await new Promise<void>((resolve) => queue.push(resolve));
      else throw unavailable('Too many people sign in at this moment. Try again.', { retryAfterSeconds: 2 });
      try {
        return await work();
      } finally {
        const next = queue.shift();
        // The place is handed on rather than freed, so that no newcomer takes it in between.
        if (next) next();
        else running -= 1;
      }
    },
  };
}
