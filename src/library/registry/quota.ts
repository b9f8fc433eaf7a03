import { goUnitMs } from '../go-unit-ms.ts';

/** What a registry says about its limit on an answer. */
export interface Quota {
  /** Pulls allowed in a window. */
  readonly limit: number;
  readonly remaining: number;
  readonly windowSeconds: number | null;
  /** Whom the limit is counted for: an address, or the id of an account. Null where it is not said. */
  readonly source: string | null;
}

/** `100;w=21600` in `ratelimit-limit` and `ratelimit-remaining`, as Docker Hub sends them. Undefined: no limit is told. */
export function readQuota(header: (name: string) => string | undefined): Quota | undefined {
  const limit = readAmount(header('ratelimit-limit'));
  const remaining = readAmount(header('ratelimit-remaining'));
  if (!limit || !remaining) return undefined;
  return {
    limit: limit.amount,
    remaining: remaining.amount,
    windowSeconds: remaining.windowSeconds ?? limit.windowSeconds,
    source: header('docker-ratelimit-source')?.slice(0, 100) ?? null,
  };
}

function readAmount(text: string | undefined) {
  const [, amount, window] = /^\s*(\d{1,12})\s*(?:;\s*w\s*=\s*(\d{1,9}))?/.exec(text ?? '') ?? [];
  return amount === undefined
    ? undefined
    : { amount: Number(amount), windowSeconds: window === undefined ? null : Number(window) };
}

/** What the text of a refusal says, as GHCR writes it: `retry-after: 331.163µs, allowed: 44000/minute`. */
export interface QuotaMessage {
  readonly retryAfterMs: number | null;
  readonly allowed: number | null;
  readonly windowMs: number | null;
}

const windows: readonly [pattern: RegExp, ms: number][] = [
  [/^(s|secs?|seconds?)$/, 1000],
  [/^(m|mins?|minutes?)$/, 60_000],
  [/^(h|hrs?|hours?)$/, 3_600_000],
];

export function readQuotaMessage(text: string): QuotaMessage {
  const start = text.slice(0, 4096);
  const [, wait] = /retry-after:\s*((?:\d{1,9}(?:\.\d{1,9})?(?:ns|us|µs|μs|ms|s|m|h))+)/i.exec(start) ?? [];
  const [, allowed, unit = ''] = /allowed:\s*(\d{1,12})\/([a-z]+)/i.exec(start) ?? [];
  const windowMs = windows.find(([pattern]) => pattern.test(unit.toLowerCase()))?.[1];
  return {
    retryAfterMs: wait === undefined ? null : durationMs(wait),
    allowed: windowMs === undefined ? null : Number(allowed),
    windowMs: windowMs ?? null,
  };
}

/** As Go writes it: `1m30.5s`. */
function durationMs(text: string): number {
  const parts = text.matchAll(/([\d.]+)(ns|us|µs|μs|ms|s|m|h)/gi);
  return [...parts].reduce(
    (sum, [, amount, unit = '']) => sum + Number(amount) * (goUnitMs[unit.toLowerCase()] ?? 0),
    0,
  );
}

/** Seconds, or a date (RFC 9110 § 10.2.3). Undefined for what is neither. */
export function readRetryAfter(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000;
  const atMs = /[a-z]{3}/i.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(atMs) ? undefined : Math.max(0, atMs - nowMs);
}
