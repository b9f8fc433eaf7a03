import { expect, test } from 'vitest';
import type { UpdateRun } from '#contracts/watcher/run.ts';
import { pausedUntilMs } from './failure-pause.ts';
import { version } from './test-runs.ts';

const minuteMs = 60_000;
const ended = (state: UpdateRun['state'], letter = 'b', endedAtMs: number | null = 1_000) => ({
  state,
  endedAtMs,
  to: version('1.27', letter),
});

test.each<[string, ReturnType<typeof ended>[], number]>([
  ['nothing was tried', [], 0],
  ['the last one succeeded', [ended('succeeded', 'c'), ended('failed')], 0],
  ['it was applied just now', [ended('succeeded')], 10],
  ['it failed once', [ended('failed')], 10],
  ['it was taken back', [ended('back')], 10],
  ['it failed three times', [ended('failed'), ended('failed'), ended('failed')], 40],
  ['before that it succeeded', [ended('failed'), ended('succeeded'), ended('failed')], 10],
  ['another version failed', [ended('failed', 'c'), ended('failed')], 10],
  ['it failed again and again', Array.from({ length: 20 }, () => ended('failed')), 24 * 60],
  ['one is under way', [ended('waiting', 'b', null), ended('failed')], 10],
])('%s', (_, runs, minutes) => {
  const digest = version('1.27', 'b').digest;
  expect(pausedUntilMs(runs, digest)).toBe(minutes === 0 ? 0 : 1_000 + minutes * minuteMs);
});
