import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { admin } from '#kernel/test-call.ts';
import { openTestKernel } from '../test-pulse.ts';
import type { MonitorsChange } from './monitors.ts';
import { draft, openTestMonitors } from './test-monitors.ts';

describe('a new monitor', () => {
  test('has what was asked for, what was not said by default, and is told of', async () => {
    const clock = manualClock();
    await using kernel = await openTestKernel({ clock });
    await using monitors = await openTestMonitors(kernel);
    const told: MonitorsChange[] = [];
    monitors.watch((change) => told.push(change));
    const monitor = await monitors.create(draft({ intervalMs: 5_000 }), admin);
    expect(monitor).toMatchObject({
      name: 'front',
      number: 1,
      settings: { host: 'front.lan', port: 7 },
      target: 'front.lan:7',
      intervalMs: 5_000,
      retryIntervalMs: 5_000,
      timeoutMs: 5_000,
      failuresToConfirm: 2,
      state: 'active',
      origin: 'manual',
      problem: null,
      createdBy: 'ana',
      createdAtMs: clock.now(),
    });
    expect(monitors.all()).toEqual([monitor]);
    expect(monitors.byNumber(1)).toBe(monitor);
    expect(told).toEqual([{ changed: [monitor], removed: [] }]);
    expect(await kernel.published()).toMatchObject([
      { payload: { action: 'add monitor', target: 'front', actorName: 'ana' } },
    ]);
  });

  test('is there after a restart, with a number that is never given again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nexus-monitors-'));
    let secrets;
    {
      await using kernel = await openTestKernel({ folder });
      ({ secrets } = kernel);
      await using monitors = await openTestMonitors(kernel);
      await monitors.create(draft({ name: 'b10' }), admin);
      await monitors.create(draft({ name: 'b9' }), admin);
      const { id } = await monitors.create(draft({ name: 'gone' }), admin);
      await monitors.remove([id], admin);
    }
    await using kernel = await openTestKernel({ folder });
    await using monitors = await openTestMonitors({ ...kernel, secrets });
    expect(monitors.all().map(({ name, number }) => [name, number])).toEqual([
      ['b9', 2],
      ['b10', 1],
    ]);
    expect((await monitors.create(draft(), admin)).number).toBe(4);
    await rm(folder, { recursive: true });
  });

  test.each([
    ['a kind that is not known', { kind: 'window' }, 'kind'],
    ['settings that are missing', { settings: {} }, 'settings.host'],
    ['settings of the wrong type', { settings: { host: 'a', port: 'b' } }, 'settings.port'],
    ['a timeout beyond the interval', { intervalMs: 1_000, timeoutMs: 2_000 }, 'timeoutMs'],
    ['a retry later than the next check', { intervalMs: 1_000, retryIntervalMs: 2_000 }, 'retryIntervalMs'],
    ['an answer that comes too late to be slow', { degradedAboveMs: 10_000 }, 'degradedAboveMs'],
    ['a condition that is none', { conditions: ['[STATUS] == 200', '[STATUS'] }, 'conditions.1'],
    ['a condition on what its kind does not tell', { conditions: ['[BODY] == x'] }, 'conditions.0'],
    ['a parent that is not there', { parentId: 'nobody' }, 'parentId'],
  ])('with %s is refused, and nothing is stored', async (_, changes, path) => {
    await using kernel = await openTestKernel();
    await using monitors = await openTestMonitors(kernel);
    await expect(monitors.create(draft(changes), admin)).rejects.toMatchObject({
      code: 'invalid',
      issues: [{ path }],
    });
    expect(monitors.all()).toEqual([]);
    expect(await kernel.published()).toEqual([]);
  });
});

describe('a secret', () => {
  const password = 'open-sesame';
  const settings = { host: 'front.lan', password };

  test('is neither stored nor told of as it is', async () => {
    await using kernel = await openTestKernel();
    await using monitors = await openTestMonitors(kernel);
    const { id } = await monitors.create(draft({ settings }), admin);
    await monitors.change(id, draft({ name: 'back', settings: { host: 'back.lan' } }), admin);
    await monitors.remove([id], admin);
    const rows = await kernel.database.query.selectFrom('monitors').selectAll().execute();
    expect(JSON.stringify([rows, await kernel.published()])).not.toContain(password);
  });

  test.each([
    ['is kept where it is not mentioned', { host: 'x' }, password],
    ['is kept where it is as it was shown', { host: 'x', password: null }, password],
    ['is replaced by another', { host: 'x', password: 'other' }, 'other'],
    ['is removed by an empty text', { host: 'x', password: '' }, undefined],
  ])('%s', async (_, changed, expected) => {
    await using kernel = await openTestKernel();
    await using monitors = await openTestMonitors(kernel);
    const { id } = await monitors.create(draft({ settings }), admin);
    const monitor = await monitors.change(id, draft({ settings: changed }), admin);
    expect(monitor.settings['password']).toBe(expected);
  });

  test('that was sealed with a lost key stops only its own monitor', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nexus-monitors-'));
    {
      await using kernel = await openTestKernel({ folder });
      await using monitors = await openTestMonitors(kernel);
      await monitors.create(draft({ settings }), admin);
    }
    await using kernel = await openTestKernel({ folder });
    await using monitors = await openTestMonitors(kernel);
    const [monitor] = monitors.all();
    expect(monitor).toMatchObject({ settings: {}, problem: { en: expect.stringContaining('another key') } });
    expect((await monitors.change(monitor!.id, draft({ settings }), admin)).problem).toBeNull();
    await rm(folder, { recursive: true });
  });
});

test('a monitor of a kind that this version does not know is kept and says so', async () => {
  await using kernel = await openTestKernel();
  await using monitors = await openTestMonitors(kernel);
  const { id } = await monitors.create(draft(), admin);
  await using older = await openTestMonitors(kernel, []);
  expect(older.get(id)).toMatchObject({ target: '', problem: { en: expect.stringContaining('door') } });
});

test('a change on what somebody else has changed meanwhile is refused', async () => {
  await using kernel = await openTestKernel();
  await using monitors = await openTestMonitors(kernel);
  const { id, revision } = await monitors.create(draft(), admin);
  await monitors.change(id, draft({ name: 'back' }), admin, revision);
  await expect(monitors.change(id, draft({ name: 'side' }), admin, revision)).rejects.toMatchObject({
    code: 'conflict',
  });
  expect(monitors.get(id)?.name).toBe('back');
});

test('two changes at once do not overwrite each other', async () => {
  await using kernel = await openTestKernel();
  await using monitors = await openTestMonitors(kernel);
  const { id } = await monitors.create(draft(), admin);
  const changes = await Promise.allSettled(
    ['back', 'side'].map((name) => monitors.change(id, draft({ name }), admin)),
  );
  expect(changes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(monitors.get(id)?.name).toBe('back');
});

test('a copy has the secrets too, and waits to be resumed', async () => {
  await using kernel = await openTestKernel();
  await using monitors = await openTestMonitors(kernel);
  const settings = { host: 'a', port: 8, password: 'open-sesame' };
  const original = await monitors.create(draft({ settings, tags: [{ name: 'home' }] }), admin);
  const copy = await monitors.clone(original.id, undefined, admin);
  expect(copy).toMatchObject({ name: 'front (2)', settings, tags: [{ name: 'home' }], state: 'paused' });
  expect(copy.id).not.toBe(original.id);
  const long = await monitors.create(draft({ name: 'x'.repeat(150) }), admin);
  expect((await monitors.clone(long.id, undefined, admin)).name).toHaveLength(150);
});
