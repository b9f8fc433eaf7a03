/** Where time comes from. Passed in, so that decisions can be tested at any moment. */
export interface Clock {
  /** Milliseconds since the epoch, UTC. May jump when the machine's clock is set. */
  now(): number;
  /** Milliseconds that only grow, unrelated to the epoch. For measuring durations. */
  monotonic(): number;
  /** Calls `run` once after `delayMs`; the returned function cancels. Never keeps the process alive. */
  after(delayMs: number, run: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** A clock for tests: time moves only through `advance` or `jump`. */
export interface ManualClock extends Clock {
  /** Moves both clocks forward, running due timers in order. */
  advance(byMs: number): void;
  /** Sets the wall clock without moving the monotonic one, as NTP or a person would. */
  jump(toMs: number): void;
}

export function manualClock(startMs = 1_800_000_000_000): ManualClock {
  let wallMs = startMs;
  let elapsedMs = 0;
  const timers = new Set<{ dueMs: number; run: () => void }>();
  return {
    now: () => wallMs,
    monotonic: () => elapsedMs,
    after(delayMs, run) {
      const timer = { dueMs: elapsedMs + delayMs, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(byMs) {
      const endMs = elapsedMs + byMs;
      for (;;) {
        const next = [...timers]
          .filter((timer) => timer.dueMs <= endMs)
          .toSorted((a, b) => a.dueMs - b.dueMs)[0];
        if (!next) break;
        timers.delete(next);
        wallMs += next.dueMs - elapsedMs;
        elapsedMs = next.dueMs;
        next.run();
      }
      wallMs += endMs - elapsedMs;
      elapsedMs = endMs;
    },
    jump(toMs) {
      wallMs = toMs;
    },
  };
}
