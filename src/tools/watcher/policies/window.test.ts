import { expect, test } from 'vitest';
import { isOpen, nextOpening } from './window.ts';

const minuteMs = 60_000;
const nightly = { cron: '0 3 * * *', timeZone: 'Europe/Madrid', minutes: 60 };
/** 03:00 in Madrid is 01:00 UTC in summer and 02:00 UTC in winter. */
const summer = Date.UTC(2026, 5, 3, 1);

test('it is open from its minute until before its end', () => {
  const at = (ms: number) => isOpen(nightly, summer + ms);
  expect([at(-1), at(0), at(60 * minuteMs - 1), at(60 * minuteMs)]).toEqual([false, true, true, false]);
});

test('it opens next, also while it is open', () => {
  const dayMs = 24 * 60 * minuteMs;
  expect(nextOpening(nightly, summer - 1)).toBe(summer);
  expect(nextOpening(nightly, summer)).toBe(summer + dayMs);
});

test('it follows the clocks of its time zone', () => {
  expect(nextOpening(nightly, Date.UTC(2026, 9, 24, 12))).toBe(Date.UTC(2026, 9, 25, 2));
  expect(nextOpening(nightly, Date.UTC(2026, 2, 28, 12))).toBe(Date.UTC(2026, 2, 29, 1));
});

test('a minute that the clocks leave out opens it when they are put forward', () => {
  const skipped = { ...nightly, cron: '30 2 * * *' };
  const forwardMs = Date.UTC(2026, 2, 29, 1);
  expect(nextOpening(skipped, Date.UTC(2026, 2, 28, 12))).toBe(forwardMs);
  expect(isOpen(skipped, forwardMs)).toBe(true);
});

test('a minute that comes twice opens it once, for as long as it says', () => {
  const twice = { ...nightly, cron: '30 2 * * *', minutes: 90 };
  const firstMs = Date.UTC(2026, 9, 25, 0, 30);
  expect(nextOpening(twice, firstMs - 1)).toBe(firstMs);
  expect(isOpen(twice, firstMs + 89 * minuteMs)).toBe(true);
  expect(isOpen(twice, firstMs + 90 * minuteMs)).toBe(false);
  expect(nextOpening(twice, firstMs)).toBe(Date.UTC(2026, 9, 26, 1, 30));
});

test('one that opens again before its end stays open', () => {
  const always = { cron: '*/30 * * * *', timeZone: 'UTC', minutes: 45 };
  expect(isOpen(always, summer + 40 * minuteMs)).toBe(true);
});

test.each([
  { cron: '0 3 * *', timeZone: 'UTC', minutes: 60 },
  { cron: '* * * * *', timeZone: 'Mars/Base', minutes: 60 },
])('%j is never open', (window) => {
  expect(isOpen(window, summer)).toBe(false);
  expect(nextOpening(window, summer)).toBeUndefined();
});
