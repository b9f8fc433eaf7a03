import { expect, test } from 'vitest';
import type { SeenContainer } from './container-sight.ts';
import { judgeContainers } from './judge-containers.ts';

const nowMs = 1_000_000_000;
const well: SeenContainer = {
  name: 'db',
  state: 'running',
  health: null,
  healthSays: '',
  restarts: 0,
  exitCode: 0,
  isOutOfMemory: false,
  startedAtMs: nowMs - 3_600_000,
  finishedAtMs: null,
};
const judge = (changes: Partial<SeenContainer>, restarts: 'ignore' | 'warn' | 'fail' = 'warn') =>
  judgeContainers([{ ...well, ...changes }], { restarts, restartMinutes: 5 }, nowMs);

test.each([
  ['runs', {}],
  ['is healthy', { health: 'healthy' }],
  ['is not healthy yet', { health: 'starting' }],
  ['was restarted long ago', { restarts: 3, startedAtMs: nowMs - 300_000 }],
] as const)('one that %s is well', (_, changes) => {
  expect(judge(changes)).toEqual({ ok: true });
});

test.each([
  [
    'has ended',
    { state: 'exited', exitCode: 137 },
    'not-running',
    'db is exited: its program ended with code 137',
  ],
  [
    'ran out of memory',
    { state: 'exited', isOutOfMemory: true },
    'not-running',
    'db is exited: it ran out of memory',
  ],
  ['is paused', { state: 'paused' }, 'not-running', 'db is paused'],
  ['was never started', { state: 'created', startedAtMs: null }, 'not-running', 'db is created'],
  [
    'starts again and again',
    { state: 'restarting', restarts: 4, exitCode: 1 },
    'restarting',
    'db was started 5 times, its program ended with code 1',
  ],
  ['says that it is not well', { health: 'unhealthy', healthSays: 'no  db\n' }, 'unhealthy', 'db: no db'],
  ['says nothing of why', { health: 'unhealthy' }, 'unhealthy', 'db'],
] as const)('one that %s is down', (_, changes, id, detail) => {
  expect(judge(changes)).toMatchObject({ ok: false, reason: { id, detail } });
});

test('none at all', () => {
  expect(judgeContainers([], { restarts: 'warn', restartMinutes: 5 }, nowMs)).toEqual({
    ok: false,
    reason: { id: 'missing' },
  });
});

test('restarts count as the monitor says', () => {
  const recent = { restarts: 2, startedAtMs: nowMs - 12_000 };
  const reason = { id: 'restarting', detail: 'db was restarted 2 times, last 12 s ago' };
  expect(judge(recent, 'warn')).toEqual({ ok: true, warning: reason });
  expect(judge(recent, 'fail')).toMatchObject({ ok: false, reason });
  expect(judge(recent, 'ignore')).toEqual({ ok: true });
});

test('of several, the worst is told', () => {
  const rule = { restarts: 'warn', restartMinutes: 5 } as const;
  const recent = { ...well, name: 'b', restarts: 1, startedAtMs: nowMs - 1000 };
  const dead = { ...well, name: 'c', state: 'dead' } as const;
  expect(judgeContainers([well, recent], rule, nowMs)).toMatchObject({
    ok: true,
    warning: { id: 'restarting' },
  });
  expect(judgeContainers([well, recent, dead], rule, nowMs)).toMatchObject({ reason: { id: 'not-running' } });
});
