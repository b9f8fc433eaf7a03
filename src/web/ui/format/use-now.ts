import { useCallback, useSyncExternalStore } from 'react';

interface Tick {
  nowMs: number;
  timer: ReturnType<typeof setInterval>;
  readonly listeners: Set<() => void>;
}

const ticks = new Map<number, Tick>();

function subscribe(intervalMs: number, listener: () => void): () => void {
  let tick = ticks.get(intervalMs);
  if (!tick) {
    const started: Tick = {
      nowMs: Date.now(),
      listeners: new Set(),
      timer: setInterval(advance, intervalMs),
    };
    function advance() {
      started.nowMs = Date.now();
      for (const each of started.listeners) each();
    }
    tick = started;
    ticks.set(intervalMs, tick);
  }
  const joined = tick;
  joined.listeners.add(listener);
  return () => {
    joined.listeners.delete(listener);
    if (joined.listeners.size > 0) return;
    clearInterval(joined.timer);
    ticks.delete(intervalMs);
  };
}

function roundedNow(intervalMs: number): number {
  return Math.floor(Date.now() / intervalMs) * intervalMs;
}

/** The present, moving every `intervalMs`; one timer serves every reader of the same interval. */
export function useNow(intervalMs = 10_000): number {
  const join = useCallback((listener: () => void) => subscribe(intervalMs, listener), [intervalMs]);
  return useSyncExternalStore(join, () => ticks.get(intervalMs)?.nowMs ?? roundedNow(intervalMs));
}
