import type { Clock } from '#kernel/clock.ts';

const dayMs = 86_400_000;

/** Whether a version has been out for long enough. Without a publish date nobody knows, and that is never "long enough". */
export type AgeVerdict =
  | { readonly kind: 'old-enough' }
  | { readonly kind: 'too-young'; readonly readyAtMs: number }
  | { readonly kind: 'unknown' };

export function judgeAge(
  pushedAtMs: number | undefined,
  minimumAgeDays: number,
  clock: Pick<Clock, 'now'>,
): AgeVerdict {
  if (minimumAgeDays <= 0) return { kind: 'old-enough' };
  if (pushedAtMs === undefined) return { kind: 'unknown' };
  const readyAtMs = pushedAtMs + minimumAgeDays * dayMs;
  return clock.now() >= readyAtMs ? { kind: 'old-enough' } : { kind: 'too-young', readyAtMs };
}
