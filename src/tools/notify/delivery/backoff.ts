const secondMs = 1000;
const minuteMs = 60 * secondMs;

/** Waits between tries, in order; the last one repeats. Short at first, since most failures are a restart at the other side. */
const waitsMs = [
  5 * secondMs,
  15 * secondMs,
  minuteMs,
  5 * minuteMs,
  15 * minuteMs,
  30 * minuteMs,
  60 * minuteMs,
];

/** A message is given up when it could not be delivered for this long. */
export const giveUpAfterMs = 24 * 60 * minuteMs;

/**
 * How long until the next try. Up to a tenth is added, so that many messages do not come back at the same moment; what the
 * receiver asked for is kept to, from a second to a day: who asks for a year has a clock that is wrong, and who asks for none
 * would be asked without end.
 * @param failures tries that failed so far, 1 for the first; a pause that was asked for is none.
 * @param random 0 to 1.
 */
export function nextWaitMs(failures: number, askedForMs: number | undefined, random: number): number {
  if (askedForMs !== undefined) return Math.min(giveUpAfterMs, Math.max(secondMs, Math.ceil(askedForMs)));
  const waitMs = waitsMs[Math.min(failures, waitsMs.length) - 1] ?? waitsMs[0]!;
  return Math.round(waitMs * (1 + random / 10));
}
