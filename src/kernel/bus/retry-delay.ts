/**
 * Milliseconds to wait after the given number of failed tries: doubling from `retryMs` up to `longestRetryMs`, less up to
 * half of it by `chance` (0 to 1), so that what failed together does not come back together.
 */
export function retryDelay(
  failures: number,
  limits: { readonly retryMs: number; readonly longestRetryMs: number },
  chance: number,
): number {
  const fullMs = Math.min(limits.longestRetryMs, limits.retryMs * 2 ** (failures - 1));
  return Math.round(fullMs * (1 - chance / 2));
}
