import { expect, test } from 'vitest';
import { nextRun, nextRunAfter, triggeredMs } from './next-run.ts';

const nowMs = 1_800_000_000_000;
const hourMs = 3_600_000;
const hourly = { everyMs: hourMs };
const jittered = { everyMs: hourMs, jitterMs: 1000 };

test.each([
  ['a job that never ran runs at once', hourly, undefined, 0, 0],
  ['or within its jitter', jittered, undefined, 0.5, 500],
  ['a run that is due later waits', hourly, nowMs + 60_000, 0, 60_000],
  ['a missed run is caught up at once', hourly, nowMs - 1, 0, 0],
  ['once, however many were missed', hourly, nowMs - 1000 * hourMs, 0, 0],
  ['within the jitter', jittered, nowMs - 1000 * hourMs, 0.25, 250],
  ['a triggered run does not wait for the jitter', jittered, triggeredMs, 0.9, 0],
  ['a clock set back by a day does not delay by a day', hourly, nowMs + 25 * hourMs, 0, hourMs],
  ['nor does a clock that was in 2100', jittered, 4_102_444_800_000, 0.5, hourMs + 500],
  ['a shorter interval counts from now', { everyMs: 1000 }, nowMs + hourMs, 0, 1000],
  ['the longest wait a run can have is kept', jittered, nowMs + hourMs + 1000, 0, hourMs + 1000],
])('%s', (_, job, savedMs, chance, expectedMs) => {
  expect(nextRun(job, savedMs, nowMs, chance)).toBe(expectedMs);
});

test.each([
  ['starts keep their distance', hourly, 60_000, 0, hourMs - 60_000],
  ['with the jitter on top', jittered, 60_000, 1, hourMs - 59_000],
  ['a run that took too long is followed by the next', hourly, 2 * hourMs, 0, 0],
])('after a run: %s', (_, job, tookMs, chance, expectedMs) => {
  expect(nextRunAfter(job, tookMs, chance)).toBe(expectedMs);
});
