import { expect, test } from 'vitest';
import { judgeMonitors, longestWatchMs, monitorsToWatch, watchMs } from './judge-monitors.ts';
import type { SeenMonitor } from './pulse-port.ts';
import { monitor } from './test-runs.ts';

const sinceMs = 1_000_000;
const gated = [{ id: 'm1', name: 'shop', intervalMs: 60_000 }];
const waiting = { is: 'waiting', names: ['shop'] };
const passed = { is: 'passed', untold: [] };
const untold = { is: 'passed', untold: ['shop'] };
const down = { is: 'down', name: 'shop' };

test.each<[string, Partial<SeenMonitor>, number, object]>([
  ['up, and checked since', { lastCheckAtMs: sinceMs + 1 }, 1_000, passed],
  ['degraded is up', { status: 'degraded', lastCheckAtMs: sinceMs + 1 }, 1_000, passed],
  ['up as of before', { lastCheckAtMs: sinceMs - 1 }, 1_000, waiting],
  ['up as of before, and the time is over', { lastCheckAtMs: sinceMs - 1 }, 120_000, untold],
  ['never checked', { lastCheckAtMs: null }, 1_000, waiting],
  ['a first failure is not a failure yet', { status: 'pending', lastCheckAtMs: sinceMs + 1 }, 1_000, waiting],
  ['one that still fails is waited for', { status: 'pending', lastCheckAtMs: sinceMs + 1 }, 130_000, waiting],
  ['but not for ever', { status: 'pending', lastCheckAtMs: sinceMs + 1 }, longestWatchMs, untold],
  ['it went down', { status: 'down', sinceMs: sinceMs + 5, lastCheckAtMs: sinceMs + 9 }, 1_000, down],
  [
    'down since the switch, which may need two good checks',
    { status: 'down', sinceMs: sinceMs - 5, lastCheckAtMs: sinceMs + 9 },
    1_000,
    waiting,
  ],
  [
    'down since the switch, and the time is over',
    { status: 'down', sinceMs: sinceMs - 5, lastCheckAtMs: sinceMs + 9 },
    120_000,
    down,
  ],
  [
    'down as of the switch, nobody looked since',
    { status: 'down', sinceMs: sinceMs - 5, lastCheckAtMs: sinceMs - 5 },
    120_000,
    waiting,
  ],
  ['nobody can say', { status: 'unknown', lastCheckAtMs: sinceMs + 1 }, 120_000, untold],
  ['paused meanwhile', { status: 'paused' }, 1_000, passed],
  ['in maintenance meanwhile', { status: 'maintenance' }, 1_000, passed],
  ['removed meanwhile', { id: 'other' }, 1_000, passed],
])('%s', (_, changes, afterMs, expected) => {
  const times = { sinceMs, nowMs: sinceMs + afterMs, pulseSeconds: 100 };
  expect(judgeMonitors(gated, [monitor(changes)], times)).toEqual(expected);
});

test('one that is down is enough, whatever the others say', () => {
  const two = [...gated, { id: 'm2', name: 'blog', intervalMs: 1_000 }];
  const seen = [
    monitor({ lastCheckAtMs: null }),
    monitor({ id: 'm2', name: 'blog', status: 'down', sinceMs: sinceMs + 1, lastCheckAtMs: sinceMs + 1 }),
  ];
  const times = { sinceMs, nowMs: sinceMs + 2, pulseSeconds: 100 };
  expect(judgeMonitors(two, seen, times)).toEqual({ is: 'down', name: 'blog' });
});

test.each([
  ['as the policy says', 1_000, 120, 120_000],
  ['two intervals', 180_000, 120, 360_000],
  ['ten minutes at most', 3_600_000, 120, longestWatchMs],
])('it is watched for %s', (_, intervalMs, pulseSeconds, expected) => {
  expect(watchMs([{ id: '', name: '', intervalMs }], pulseSeconds)).toBe(expected);
});

test('monitors of the container count, unless they were down, paused or in maintenance', () => {
  const statuses = ['up', 'degraded', 'unknown', 'pending', 'down', 'paused', 'maintenance'] as const;
  const seen = [
    ...statuses.map((status) => monitor({ id: status, status })),
    monitor({ id: 'other', labels: { host: 'nas', container: 'db' } }),
    monitor({ id: 'stack', labels: { host: 'nas', stack: 'web' } }),
    monitor({ id: 'elsewhere', labels: { host: 'pi', container: 'web-1' } }),
  ];
  expect(monitorsToWatch(seen, 'nas', 'web-1').map(({ id }) => id)).toEqual([
    'up',
    'degraded',
    'unknown',
    'pending',
  ]);
});
