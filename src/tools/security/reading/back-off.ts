const firstMs = 5 * 60_000;
const longestMs = 24 * 3_600_000;

/**
 * When an image that could not be read is tried again: after 5 minutes, then twice as long each time up to a day. One whose read was cut
 * off by the end of NEXUS itself is read again at once, but not when that happens each time.
 */
export function retryAtMs(nowMs: number, failures: number, kind: 'failed' | 'interrupted'): number {
  const counted = kind === 'interrupted' ? failures - 1 : failures;
  if (counted <= 0) return nowMs;
  return nowMs + Math.min(longestMs, firstMs * 2 ** Math.min(30, counted - 1));
}
