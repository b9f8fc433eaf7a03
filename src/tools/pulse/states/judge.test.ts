import { expect, test } from 'vitest';
import { nextIntervalMs } from './monitor-state.ts';
import {
  changeSteps,
  heartbeatLetters,
  observationsOf,
  saidSteps,
  testMonitor,
  testRules,
} from './test-monitor.ts';

const once = { failuresToConfirm: 1, successesToRecover: 1 };

test('a person sees pending only while a failure waits, and checks are repeated sooner then', () => {
  const monitor = testMonitor().run('FUFFFUU');
  expect(monitor.shown).toEqual(['pending', 'up', 'pending', 'pending', 'down', 'down', 'up']);
  expect(nextIntervalMs(monitor.state(), testRules)).toBe(10_000);
  expect(nextIntervalMs(testMonitor().run('UF').state(), testRules)).toBe(2000);
});

test('an observation that is handed over again changes nothing', () => {
  const monitor = testMonitor().run('UFFF');
  const before = monitor.state();
  for (const observation of observationsOf('UFFF').slice(2))
    expect(monitor.observe(observation)).toEqual({ state: before, recorded: [], happened: [] });
});

test('a condition that is marked so degrades', () => {
  const monitor = testMonitor(once);
  monitor.observe({ kind: 'check', atMs: 1, result: { up: true, latencyMs: 1, isDegraded: true } });
  expect(monitor.shown).toEqual(['degraded']);
});

test('a clock that was set back by an hour does not blind the monitor', () => {
  const monitor = testMonitor(once);
  const check = (atMs: number, up: boolean) => monitor.observe({ kind: 'check', atMs, result: { up } });
  check(3_700_000, true);
  check(100_000, false);
  check(110_000, true);
  expect(saidSteps(monitor.happened)).toEqual(['went-down 10@10', 'recovered 11@11']);
});

test('that the parent is down is said along, and the state is kept', () => {
  const monitor = testMonitor(once).run('U');
  const { happened } = monitor.observe({
    kind: 'check',
    atMs: 20_000,
    result: { up: false },
    isParentDown: true,
  });
  expect(happened.map(({ kind, isParentDown }) => [kind, isParentDown])).toEqual([
    ['went-down', true],
    ['changed', true],
  ]);
  expect(monitor.shown.at(-1)).toBe('down');
});

test('a maintenance stays one when the down before it is taken back', () => {
  const monitor = testMonitor(once).run('UFm');
  const result = { up: false } as const;
  monitor.observe({ kind: 'check', atMs: 40_000, result, networkLostSinceMs: 20_000 });
  expect(heartbeatLetters(monitor.heartbeats)).toBe('udm?');
  expect(changeSteps(monitor.happened)).toBe('up 1, down 2, maintenance 3, unknown 4');
  expect(saidSteps(monitor.happened)).toEqual(['went-down 2@2', 'down-retracted 2@4']);
});
