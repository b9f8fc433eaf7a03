import { expect, test } from 'vitest';
import type { Caller } from '#contracts/access.ts';
import type { LiveMonitors } from '#contracts/pulse/live.ts';
import type { MonitorNow } from '#contracts/pulse/monitor.ts';
import { admin, viewer } from '#kernel/test-call.ts';
import { openTestKernel, type TestKernel } from '../test-pulse.ts';
import { liveMonitors } from './live-monitors.ts';
import { draft, openTestMonitors } from './test-monitors.ts';

async function open(kernel: TestKernel) {
  const monitors = await openTestMonitors(kernel);
  const listeners = new Set<(numbers: readonly number[]) => void>();
  const now = new Map<number, MonitorNow>();
  const live = {
    nowOf: ({ number }: { number: number }) => now.get(number),
    watch(listener: (numbers: readonly number[]) => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const check = (number: number, latencyMs: number) => {
    now.set(number, { status: 'up', sinceMs: 1, lastCheckAtMs: 2, latencyMs, reason: null });
    for (const listener of listeners) listener([number]);
  };
  const ended = new AbortController();
  const follow = (caller: Caller = admin) => {
    const items = liveMonitors({ monitors, live }, caller, ended.signal);
    return async (): Promise<LiveMonitors | undefined> => {
      const { value } = await items.next();
      return value?.data;
    };
  };
  return { monitors, check, follow, ended, listeners };
}

test('everything comes first, then what is changed and what is checked', async () => {
  await using kernel = await openTestKernel();
  const { monitors, check, follow } = await open(kernel);
  const { id, number } = await monitors.create(draft(), admin);
  const next = follow();
  expect(await next()).toMatchObject({ kind: 'all', monitors: [{ id, status: 'unknown' }], rest: 0 });
  check(number, 5);
  check(number, 6);
  expect(await next()).toEqual({
    kind: 'checked',
    checks: [{ id, status: 'up', sinceMs: 1, lastCheckAtMs: 2, latencyMs: 6, reason: null }],
  });
  await monitors.change(id, draft({ name: 'back' }), admin);
  expect(await next()).toMatchObject({
    kind: 'changed',
    monitors: [{ name: 'back', status: 'up' }],
    gone: [],
  });
  await monitors.remove([id], admin);
  expect(await next()).toEqual({ kind: 'changed', monitors: [], gone: [id] });
});

test('whoever sees one stack hears of nothing else', async () => {
  await using kernel = await openTestKernel();
  const { monitors, check, follow } = await open(kernel);
  const mine = draft({ name: 'mine', labels: { host: 'nas', stack: 'media' } });
  const other = await monitors.create(draft({ name: 'other' }), admin);
  const { id, number } = await monitors.create(mine, admin);
  const scope = { stack: 'media' };
  const next = follow({ ...viewer, role: 'guest', grants: [{ role: 'viewer', scope }] });
  expect(await next()).toMatchObject({ kind: 'all', monitors: [{ name: 'mine' }] });
  check(other.number, 5);
  await monitors.remove([other.id], admin);
  check(number, 6);
  expect(await next()).toMatchObject({ kind: 'checked', checks: [{ id, latencyMs: 6 }] });
  await monitors.change(id, draft({ name: 'moved' }), admin);
  expect(await next()).toEqual({ kind: 'changed', monitors: [], gone: [id] });
});

test('it ends when the reader goes away, and leaves nothing behind', async () => {
  await using kernel = await openTestKernel();
  const { follow, ended, listeners } = await open(kernel);
  const next = follow();
  expect(await next()).toEqual({ kind: 'all', monitors: [], rest: 0 });
  const last = next();
  ended.abort();
  expect(await last).toBeUndefined();
  expect(listeners.size).toBe(0);
});
