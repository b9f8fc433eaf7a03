import type { Clock } from '#kernel/clock.ts';

/** Lets one loop sleep until a moment, and others wake it before. A ring while nobody sleeps is kept for the next one. */
export interface Doorbell {
  /** Null: until it is rung. */
  wait(untilMs: number | null): Promise<void>;
  wake(): void;
}

/** Rung for good once `signal` aborts. */
export function doorbell(clock: Clock, signal: AbortSignal): Doorbell {
  let ring: (() => void) | undefined;
  let isRung = false;
  const wake = () => {
    isRung = true;
    ring?.();
  };
  signal.addEventListener('abort', wake);
  return {
    wake,
    async wait(untilMs) {
      const { promise, resolve } = Promise.withResolvers<void>();
      ring = resolve;
      if (isRung || signal.aborted) resolve();
      const leftMs = untilMs === null ? undefined : Math.max(0, untilMs - clock.now());
      const cancel = leftMs === undefined ? undefined : clock.after(leftMs, resolve);
      await promise;
      cancel?.();
      ring = undefined;
      isRung = false;
    },
  };
}
