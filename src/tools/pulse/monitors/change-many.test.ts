import { expect, test } from 'vitest';
import { BulkChange } from '#contracts/pulse/monitors.ts';
import { admin } from '#kernel/test-call.ts';
import { openTestKernel } from '../test-pulse.ts';
import type { Monitors } from './monitors.ts';
import { draft, openTestMonitors } from './test-monitors.ts';

const change = (wanted: Partial<BulkChange>) => BulkChange.parse(wanted);

async function addAll(monitors: Monitors, names: string): Promise<string[]> {
  const ids: string[] = [];
  for (const name of names) ids.push((await monitors.create(draft({ name }), admin)).id);
  return ids;
}

test('many are changed at once, and what cannot be is said by name', async () => {
  await using kernel = await openTestKernel();
  await using monitors = await openTestMonitors(kernel);
  const [a = '', b = ''] = await addAll(monitors, 'ab');
  await monitors.change(b, draft({ name: 'b', degradedAboveMs: 4_000 }), admin);
  const wanted = change({ timeoutMs: 3_000, addTags: [{ name: 'home' }] });
  expect(await monitors.changeMany([a, b, 'nobody'], wanted, admin)).toEqual({
    changed: 1,
    refused: [
      {
        id: b,
        name: 'b',
        reason: expect.stringContaining('slow'),
        reasonEs: expect.stringContaining('lenta'),
      },
      { id: 'nobody', name: 'nobody', reason: 'It was not found.', reasonEs: 'No se encontró.' },
    ],
  });
  expect(monitors.get(a)).toMatchObject({ timeoutMs: 3_000, intervalMs: 60_000, tags: [{ name: 'home' }] });
  expect(monitors.get(b)).toMatchObject({ timeoutMs: 10_000, tags: [] });
});

test('tags are added once and removed by name or by name and value', async () => {
  await using kernel = await openTestKernel();
  await using monitors = await openTestMonitors(kernel);
  const tags = [
    { name: 'a' },
    { name: 'b', value: '1' },
    { name: 'b', value: '2' },
    { name: 'c', value: '3' },
  ];
  const { id } = await monitors.create(draft({ tags }), admin);
  const removeTags = [{ name: 'b', value: '1' }, { name: 'c' }];
  await monitors.changeMany([id], change({ addTags: [{ name: 'a' }, { name: 'd' }], removeTags }), admin);
  expect(monitors.get(id)?.tags).toEqual([{ name: 'a' }, { name: 'b', value: '2' }, { name: 'd' }]);
});

test('nothing is moved below itself', async () => {
  await using kernel = await openTestKernel();
  await using monitors = await openTestMonitors(kernel);
  const [a = '', b = '', c = ''] = await addAll(monitors, 'abc');
  expect(await monitors.changeMany([b, c], change({ parentId: a }), admin)).toMatchObject({ changed: 2 });
  const moved = await monitors.changeMany([a, b, c], change({ parentId: c }), admin);
  expect(moved).toMatchObject({ changed: 1, refused: [{ id: a }, { id: c }] });
  expect(monitors.parents()).toEqual(
    new Map([
      [a, null],
      [b, c],
      [c, a],
    ]),
  );
});

test('what is below a removed one moves up, and it is told that it is gone', async () => {
  await using kernel = await openTestKernel();
  await using monitors = await openTestMonitors(kernel);
  const [a = '', b = '', c = '', d = ''] = await addAll(monitors, 'abcd');
  await monitors.changeMany([b], change({ parentId: a }), admin);
  await monitors.changeMany([c], change({ parentId: b }), admin);
  await monitors.changeMany([d], change({ parentId: c }), admin);
  const gone: string[] = [];
  monitors.watch(({ removed }) => gone.push(...removed.map(({ name }) => name)));
  expect(await monitors.remove([b, c], admin)).toEqual({ changed: 2, refused: [] });
  expect(monitors.parents()).toEqual(
    new Map([
      [a, null],
      [d, a],
    ]),
  );
  expect(gone).toEqual(['b', 'c']);
  const events = (await kernel.published()).filter(({ name }) => name === 'pulse.monitor-removed');
  expect(events.map(({ key }) => key)).toEqual([b, c]);
  expect(await monitors.remove([b], admin)).toMatchObject({ changed: 0, refused: [{ id: b }] });
});

test('pausing is told of once, and one entry of the log names all', async () => {
  await using kernel = await openTestKernel();
  await using monitors = await openTestMonitors(kernel);
  const ids = await addAll(monitors, 'ab');
  const before = (await kernel.published()).length;
  await monitors.pause(ids, admin);
  await monitors.pause(ids, admin);
  expect(monitors.all().map(({ state }) => state)).toEqual(['paused', 'paused']);
  const said = (await kernel.published()).slice(before);
  expect(said.filter(({ name }) => name === 'pulse.monitor-paused')).toHaveLength(2);
  expect(said.find(({ name }) => name === 'pulse.audit-recorded')).toMatchObject({
    payload: { action: 'pause monitor', target: 'a and 1 more', after: { monitors: ['a', 'b'] } },
  });
  await monitors.resume(ids, admin);
  expect(monitors.all().map(({ state }) => state)).toEqual(['active', 'active']);
});

test('five hundred are changed together', async () => {
  await using kernel = await openTestKernel();
  await using monitors = await openTestMonitors(kernel);
  const drafts = Array.from({ length: 500 }, (_, index) => draft({ name: `m${index}` }));
  const all = await Promise.all(drafts.map((one) => monitors.create(one, admin)));
  const outcome = await monitors.changeMany(
    all.map(({ id }) => id),
    change({ intervalMs: 30_000 }),
    admin,
  );
  expect(outcome).toEqual({ changed: 500, refused: [] });
  expect(new Set(monitors.all().map(({ intervalMs }) => intervalMs))).toEqual(new Set([30_000]));
  expect(monitors.all()[10]?.name).toBe('m10');
});
