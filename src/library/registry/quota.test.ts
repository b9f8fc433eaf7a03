import { describe, expect, test } from 'vitest';
import { peerTable } from '../peer-table.ts';
import { readQuota, readQuotaMessage, readRetryAfter } from './quota.ts';

test("reads Docker Hub's headers", () => {
  const headers: Record<string, string> = {
    'ratelimit-limit': '100;w=21600',
    'ratelimit-remaining': '57;w=21600',
    'docker-ratelimit-source': '192.0.2.1',
  };
  expect(readQuota((name) => headers[name])).toEqual({
    limit: 100,
    remaining: 57,
    windowSeconds: 21_600,
    source: '192.0.2.1',
  });
  expect(readQuota(() => undefined)).toBeUndefined();
  expect(readQuota(() => 'many')).toBeUndefined();
});

test.each([
  ['30', 30_000],
  ['Sun, 29 Nov 2026 12:00:30 GMT', 30_000],
  ['Sun, 29 Nov 2026 11:00:00 GMT', 0],
  ['-5', undefined],
  ['soon', undefined],
  [undefined, undefined],
])('Retry-After: %s is %s ms', (header, expected) => {
  expect(readRetryAfter(header, Date.UTC(2026, 10, 29, 12))).toBe(expected);
});

test('reads what GHCR writes', () => {
  expect(readQuotaMessage('toomanyrequests: retry-after: 331.163µs, allowed: 44000/minute')).toEqual({
    retryAfterMs: expect.closeTo(0.331163, 6),
    allowed: 44_000,
    windowMs: 60_000,
  });
  expect(readQuotaMessage('retry-after: 1m30.5s').retryAfterMs).toBe(90_500);
  expect(readQuotaMessage('slow down')).toEqual({ retryAfterMs: null, allowed: null, windowMs: null });
});

interface Row {
  readonly name: string;
  readonly message: string;
  readonly retryAfter?: { readonly $go: string };
  readonly allowed?: number;
  readonly window?: { readonly $go: string };
}
const table: { rows: readonly (Row | readonly unknown[])[] } = peerTable('updates/watchtower-quota-message', {
  rows: [],
});
const rows = table.rows.filter((row): row is Row => 'message' in row);
const windows: Readonly<Record<string, number>> = {
  'time.Second': 1000,
  'time.Minute': 60_000,
  'time.Hour': 3_600_000,
};

/** The table of Watchtower is no part of the repository. */
describe.runIf(rows.length > 0)('as Watchtower reads it', () => {
  test.each(rows)('$name', ({ message, retryAfter, allowed, window }) => {
    const [, amount] = /\((\d[\d.]*) \*/.exec(retryAfter?.$go ?? '') ?? [];
    expect(readQuotaMessage(message)).toEqual({
      retryAfterMs: amount === undefined ? null : expect.closeTo(Number(amount), 6),
      allowed: allowed ?? null,
      windowMs: windows[window?.$go ?? ''] ?? null,
    });
  });
});
