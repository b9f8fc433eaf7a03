import { expect, test } from 'vitest';
import type { Run, Transition } from '../host.ts';
import { neverRun, runAfterAbsence, runAfterDeath, runAfterStart, type InspectedRun } from './run.ts';

const running: Run = { running: true, startedMs: 1_000, endedMs: null, oomKilled: false };
const ended: Run = { running: false, startedMs: 1_000, endedMs: 2_000, oomKilled: false };
const started: Transition = { type: 'started' };

function found(options: Partial<InspectedRun>): InspectedRun {
  return { running: true, startedMs: 1_000, endedMs: null, exitCode: 0, oomKilled: false, ...options };
}

function died(exitCode: number | null, inferred: boolean): Transition {
  return { type: 'died', exitCode, oomKilled: false, inferred };
}

test('starts and deaths take turns', () => {
  const first = runAfterStart(neverRun, 1_000);
  expect(first).toEqual({ run: running, transitions: [started] });
  const second = runAfterDeath(first.run, 2_000, 137);
  expect(second).toEqual({ run: ended, transitions: [died(137, false)] });
});

test.each([
  ['a start while it runs', runAfterStart(running, 1_500)],
  ['a start older than the last death', runAfterStart(ended, 1_500)],
  ['a death while it does not run', runAfterDeath(ended, 2_500, 1)],
  ['a death older than the last start', runAfterDeath(running, 900, 1)],
])('%s tells nothing new', (_, { transitions }) => {
  expect(transitions).toEqual([]);
});

test('a death for lack of memory says so', () => {
  const { transitions } = runAfterDeath({ ...running, oomKilled: true }, 2_000, 137);
  expect(transitions).toEqual([{ type: 'died', exitCode: 137, oomKilled: true, inferred: false }]);
});

test.each<[string, Run, InspectedRun, Transition[]]>([
  ['the same run', running, found({}), []],
  ['the same run, ended', running, found({ running: false, endedMs: 2_000, exitCode: 3 }), [died(3, true)]],
  ['another run', running, found({ startedMs: 3_000, endedMs: 2_000 }), [died(null, true), started]],
  ['a run after the last', ended, found({ startedMs: 3_000 }), [started]],
  [
    'a run that came and went',
    ended,
    found({ running: false, startedMs: 3_000, endedMs: 4_000, exitCode: 1 }),
    [started, died(1, true)],
  ],
  ['nothing new', ended, found({ running: false, startedMs: 1_000, endedMs: 2_000 }), []],
  ['never any run', neverRun, found({ running: false, startedMs: null }), []],
  ['the first run', neverRun, found({}), [started]],
])('after an absence that ends in %s', (_, before, inspected, transitions) => {
  expect(runAfterAbsence(before, inspected).transitions).toEqual(transitions);
});

test('an event that arrives after its transition was concluded is not told twice', () => {
  const concluded = runAfterAbsence(running, found({ startedMs: 3_000, endedMs: 2_000 }));
  expect(runAfterDeath(concluded.run, 2_001, 1).transitions).toEqual([]);
  expect(runAfterStart(concluded.run, 3_001).transitions).toEqual([]);
  expect(runAfterDeath(concluded.run, 5_000, 1).transitions).toEqual([died(1, false)]);
});

test('an inspection older than the last death starts nothing', () => {
  expect(runAfterAbsence(ended, found({ startedMs: 1_000 })).transitions).toEqual([]);
});
