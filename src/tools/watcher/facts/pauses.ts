/** What failed, and until when it is left alone. Forgotten with the process. */
export interface Pauses {
  isPaused(key: string): boolean;
  /** `untilMs`: as the registry said; null: longer each time. */
  failed(key: string, untilMs: number | null): void;
  succeeded(key: string): void;
}

const firstMs = 10 * 60_000;
const longestMs = 12 * 3_600_000;
const mostKeys = 10_000;

export function createPauses(now: () => number): Pauses {
  const paused = new Map<string, { readonly times: number; readonly untilMs: number }>();
  return {
    isPaused(key) {
      const untilMs = paused.get(key)?.untilMs ?? 0;
      const leftMs = untilMs - now();
      return leftMs > 0 && leftMs <= longestMs;
    },
    failed(key, untilMs) {
      const times = (paused.get(key)?.times ?? 0) + (untilMs === null ? 1 : 0);
      if (paused.size >= mostKeys) paused.clear();
      const longerMs = Math.min(longestMs, firstMs * 2 ** Math.max(0, times - 1));
      paused.set(key, { times, untilMs: untilMs ?? now() + longerMs });
    },
    succeeded: (key) => void paused.delete(key),
  };
}
