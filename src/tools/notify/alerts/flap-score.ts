/** When the thing was looked at, in ms; negative when it was well. Numbers, so that thousands of alerts stay small. */
export type Result = number;

export const flapStates = 21;

/** Results older than this drop out: changes months apart are not flapping, however few results lie between them. */
export const flapMemoryMs = 3_600_000;

/** The newest results that count, oldest first. */
export function keepResults(results: readonly Result[], nowMs: number): readonly Result[] {
  const count = (result: Result) => Math.abs(result) > nowMs - flapMemoryMs;
  if (results.length <= flapStates && results.every(count)) return results;
  return results.filter(count).slice(-flapStates);
}

/**
 * Nagios' share of changes among the last 21 results, in percent: of 20 transitions, the oldest counts 0.75 and the newest
 * 1.25. Results that are missing count as unchanged.
 */
export function flapPercent(results: readonly Result[]): number {
  const transitions = flapStates - 1;
  const newest = results.length > flapStates ? results.slice(-flapStates) : results;
  const offset = flapStates - newest.length;
  let sum = 0;
  for (let index = 1; index < newest.length; index += 1) {
    if (Math.sign(newest[index] ?? 0) === Math.sign(newest[index - 1] ?? 0)) continue;
    const position = offset + index - 1;
    sum += 0.75 + (0.5 * position) / (transitions - 1);
  }
  return (sum * 100) / transitions;
}

/** Starts at or above `startPercent`, stops at or below `stopPercent`, stays as it is between. */
export function isFlapping(
  was: boolean,
  percent: number,
  limits: { readonly startPercent: number; readonly stopPercent: number },
): boolean {
  if (percent >= limits.startPercent) return true;
  return percent > limits.stopPercent && was;
}
