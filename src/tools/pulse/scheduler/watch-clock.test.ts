import { expect, test } from 'vitest';
import { gapBetween } from './watch-clock.ts';

const wallMs = 1_800_000_000_000;
const hourMs = 3_600_000;

test.each([
  ['all is well', 1_000, 1_000, undefined],
  ['a busy machine', 6_000, 6_000, undefined],
  ['a clock that is corrected a little', 1_500, 1_000, undefined],
  ['a clock set forward, or a machine that slept', 2 * hourMs, 1_000, 'clock-forward'],
  ['a clock set back', -5 * hourMs, 1_000, 'clock-back'],
  ['a frozen process', 2 * hourMs, 2 * hourMs, 'asleep'],
])('%s', (_, byWallMs, byMonotonicMs, kind) => {
  const gap = gapBetween(
    { wallMs, monotonicMs: 50 },
    { wallMs: wallMs + byWallMs, monotonicMs: 50 + byMonotonicMs },
    1_000,
  );
  expect(gap).toEqual(kind && { kind, fromMs: wallMs, toMs: wallMs + byWallMs });
});
