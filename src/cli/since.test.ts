import { expect, test } from 'vitest';
import { parseSince, roughly } from './since.ts';

const nowMs = Date.parse('2026-01-31T12:00:00Z');

test.each([
  ['90s', '2026-01-31T11:58:30Z'],
  ['1h30m', '2026-01-31T10:30:00Z'],
  ['2d', '2026-01-29T12:00:00Z'],
  ['2026-01-31', '2026-01-31T00:00:00Z'],
  ['2026-01-31T08:00:00+02:00', '2026-01-31T06:00:00Z'],
])('%s', (text, at) => {
  expect(new Date(parseSince(text, nowMs)).toISOString()).toBe(new Date(at).toISOString());
});

test.each(['yesterday', '10', '10x', '', '2026-13-40'])('"%s" is refused', (text) => {
  expect(() => parseSince(text, nowMs)).toThrow(/is no time/);
});

test.each([
  [0, '0 s'],
  [59_999, '59 s'],
  [3_600_000, '1 h'],
  [90_000_000, '1 d'],
])('%i ms is %s', (ms, text) => {
  expect(roughly(ms)).toBe(text);
});
