import type { Clock } from '#kernel/clock.ts';

const dayMs = 86_400_000;

/** Whether a version has been out for long enough. Where nobody knows since when, it never is. */
export type AgeVerdict =
  | { readonly kind: 'old-enough' }
  | { readonly kind: 'too-young'; readonly readyAtMs: number }
  | { readonly kind: 'unknown' };

/** `sinceMs` is when it was published, or else when it was first seen. */
export function judgeAge(
  sinceMs: number | undefined,
  minimumAgeDays: number,
  clock: Pick<Clock, 'now'>,
): AgeVerdict {
  if (minimumAgeDays <= 0) return { kind: 'old-enough' };
  if (sinceMs === undefined) return { kind: 'unknown' };
  const readyAtMs = sinceMs + minimumAgeDays * dayMs;
  return clock.now() >= readyAtMs ? { kind: 'old-enough' } : { kind: 'too-young', readyAtMs };
}
