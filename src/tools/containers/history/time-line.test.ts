import { expect, test } from 'vitest';
import { timeLineOf, wholeTimeLine } from './time-line.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const nowMs = Date.UTC(2026, 10, 25, 14, 7, 30);

function of(lengthMs: number, endedMs = 0) {
  const toMs = nowMs - endedMs;
  const { stepMs, steps, source } = timeLineOf({ fromMs: toMs - lengthMs, toMs }, nowMs);
  return { step: stepMs / 60_000, source: source.stepMs / 60_000, steps };
}

test.for([
  ['an hour', hourMs, { step: 1, source: 1 }],
  ['ten hours', 10 * hourMs, { step: 1, source: 1 }],
  ['a day', dayMs, { step: 5, source: 5 }],
  ['a week', 7 * dayMs, { step: 30, source: 5 }],
  ['three weeks', 21 * dayMs, { step: 60, source: 60 }],
  ['a year', 365 * dayMs, { step: 1440, source: 60 }],
] as const)('%s is shown in at most about 600 steps', ([, lengthMs, expected]) => {
  const line = of(lengthMs);
  expect(line).toMatchObject(expected);
  expect(line.steps).toBeLessThanOrEqual(602);
});

test('an hour of three weeks ago is shown as finely as it is kept', () => {
  expect(of(hourMs, 21 * dayMs)).toMatchObject({ step: 5, source: 5 });
  expect(of(hourMs, 100 * dayMs)).toMatchObject({ step: 60, source: 60 });
});

test('the line begins at a whole step and covers the range', () => {
  const range = { fromMs: nowMs - dayMs, toMs: nowMs };
  const { fromMs, stepMs, steps } = timeLineOf(range, nowMs);
  expect(fromMs % stepMs).toBe(0);
  expect(fromMs).toBeLessThanOrEqual(range.fromMs);
  expect(fromMs + steps * stepMs).toBeGreaterThanOrEqual(range.toMs);
});

test('a range of absurd length is cut at its beginning', () => {
  expect(timeLineOf({ fromMs: 0, toMs: nowMs }, nowMs).steps).toBeLessThanOrEqual(601);
});

test('one number for a day is made of hours, one for an hour of minutes', () => {
  expect(wholeTimeLine({ fromMs: nowMs - dayMs, toMs: nowMs }, nowMs)).toMatchObject({
    steps: 1,
    stepMs: 25 * hourMs,
    source: { stepMs: hourMs },
  });
  expect(wholeTimeLine({ fromMs: nowMs - hourMs, toMs: nowMs }, nowMs)).toMatchObject({
    steps: 1,
    source: { stepMs: 5 * 60_000 },
  });
  expect(wholeTimeLine({ fromMs: nowMs - 600_000, toMs: nowMs }, nowMs).source.stepMs).toBe(60_000);
});
