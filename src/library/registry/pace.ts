/**
 * How fast one host may be asked, and since when it must be left alone. Plain data: it can be stored, and holds after a
 * restart.
 */
export interface Pace {
  /** Requests that may go at once; below zero, so many wait. */
  readonly turns: number;
  readonly atMs: number;
  /** In a row: answers that say nothing about what was asked, as 429, 500 or none at all. */
  readonly failures: number;
  readonly rest: Rest | null;
}

interface Rest {
  readonly untilMs: number;
  /** The registry said so itself, or we leave it alone after several failures. */
  readonly because: 'rate-limited' | 'failing';
}

export interface PaceLimits {
  readonly perSecond: number;
  /** So many may go at once after a pause. */
  readonly burst: number;
}

export type Turn = { readonly pace: Pace; readonly waitMs: number } | { readonly rest: Rest };

/** What a request came to, as far as the pace goes. */
export type PaceEvent =
  | { readonly kind: 'answered' }
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number | undefined }
  | { readonly kind: 'failed'; readonly retryAfterMs: number | undefined };

const shortestRestMs = 1000;
const longestRestMs = 6 * 3_600_000;
const longestBackOffMs = 3_600_000;
/** So many failures in a row are borne before a host is left alone. */
const borneFailures = 3;

export function startPace({ burst }: PaceLimits, nowMs: number): Pace {
  return { turns: burst, atMs: nowMs, failures: 0, rest: null };
}

/** Takes a turn, which may lie ahead; none while the host is left alone. */
export function takeTurn(pace: Pace, { perSecond, burst }: PaceLimits, nowMs: number): Turn {
  const { rest } = pace;
  // A clock that was set back must not make a rest last for ever.
  if (rest && nowMs < rest.untilMs && rest.untilMs - nowMs <= longestRestMs) return { rest };
  const grown = (Math.max(0, nowMs - pace.atMs) / 1000) * perSecond;
  const turns = Math.min(burst, pace.turns + grown) - 1;
  const waitMs = turns >= 0 ? 0 : Math.ceil((-turns / perSecond) * 1000);
  return { pace: { ...pace, turns, atMs: nowMs, rest: null }, waitMs };
}

export function paceAfter(pace: Pace, event: PaceEvent, nowMs: number): Pace {
  if (event.kind === 'answered') return pace.failures === 0 ? pace : { ...pace, failures: 0 };
  const failures = Math.min(pace.failures + 1, 30);
  const because = event.kind === 'failed' ? 'failing' : 'rate-limited';
  const waitMs = restMs(event, failures);
  if (waitMs === 0) return { ...pace, failures };
  const untilMs = Math.max(pace.rest?.untilMs ?? 0, nowMs + waitMs);
  return { ...pace, failures, rest: { untilMs, because } };
}

/** What the registry asks for, and longer each time where it asks for nothing or fails. */
function restMs({ kind, retryAfterMs }: Exclude<PaceEvent, { kind: 'answered' }>, failures: number): number {
  if (retryAfterMs !== undefined)
    return Math.min(longestRestMs, Math.max(shortestRestMs, Math.ceil(retryAfterMs)));
  if (kind === 'failed' && failures < borneFailures) return 0;
  const firstMs = kind === 'failed' ? 30_000 : 60_000;
  const times = kind === 'failed' ? failures - borneFailures : failures - 1;
  return Math.min(longestBackOffMs, firstMs * 2 ** times);
}
