import { expect, test } from 'vitest';
import { eventually } from '#kernel/eventually.ts';
import { applyDue, type AutomaticOptions, openAutomatic } from './automatic.ts';
import type { OpenRuns } from './open-runs.ts';
import {
  ended,
  lab,
  type Lab,
  openTestKernel,
  start,
  type TestKernel,
  type WatchedOptions,
} from './test-runs.ts';

const auto = { policy: { mode: 'auto' as const } };

function options(kernel: TestKernel, { watched }: Lab, runs: OpenRuns): AutomaticOptions {
  return { kernel, runs, watched: { all: () => watched, watch: () => () => {} } };
}

test('what the rules want applied now is begun once, and says which rule', async () => {
  await using kernel = await openTestKernel();
  const at = lab(kernel, [
    { ...auto, name: 'a' },
    { ...auto, name: 'b' },
  ]);
  at.containers.ends.push('running');
  await using runs = await at.open();
  await applyDue(options(kernel, at, runs));
  await applyDue(options(kernel, at, runs));
  const [first] = await runs.lastOf('nas', 'a');
  const [second, more] = await runs.lastOf('nas', 'b');
  expect(first).toMatchObject({ startedBy: 'watcher' });
  expect(first?.because.en).toMatch(/./);
  expect(second).toMatchObject({ state: 'waiting', batchId: first?.batchId });
  expect(more).toBeUndefined();
});

const hold = { id: 'skipped', words: { en: '', es: '' }, untilMs: null } as const;
const never = { cron: '0 0 31 2 *', timeZone: 'UTC', minutes: 1 };

test.each<[string, WatchedOptions]>([
  ['people are asked', { policy: { mode: 'ask' } }],
  ['it is held', { ...auto, hold }],
  ['its time has not come', { policy: { mode: 'auto', window: never } }],
  ['the step is too large', { ...auto, level: 'major', policy: { mode: 'auto', autoLevel: 'patch' } }],
])('nothing is begun where %s', async (_, watched) => {
  await using kernel = await openTestKernel();
  const at = lab(kernel, [watched]);
  await using runs = await at.open();
  await applyDue(options(kernel, at, runs));
  expect(await runs.lastOf('nas', 'web-1')).toEqual([]);
});

test('after a failure it is left alone for a while', async () => {
  await using kernel = await openTestKernel();
  const at = lab(kernel, [auto]);
  at.containers.ends.push('refused');
  await using runs = await at.open();
  const [failed] = await start(runs);
  await ended(runs, failed!.id);
  await applyDue(options(kernel, at, runs));
  expect(await runs.lastOf('nas', 'web-1')).toHaveLength(1);
});

test('one that cannot be begun does not hold up the others', async () => {
  await using kernel = await openTestKernel();
  const at = lab(kernel, [
    { ...auto, name: 'a' },
    { ...auto, name: 'b' },
  ]);
  await using runs = await at.open();
  const begin: OpenRuns['begin'] = async (wanted, caller) => {
    if (wanted.some(({ watched }) => watched.subject.name === 'a')) throw new Error('not now');
    return await runs.begin(wanted, caller);
  };
  await applyDue({ ...options(kernel, at, runs), runs: { ...runs, begin } });
  expect(await runs.lastOf('nas', 'a')).toEqual([]);
  expect(await runs.lastOf('nas', 'b')).toHaveLength(1);
});

test('it looks by itself, and does not do again what it has just done', async () => {
  await using kernel = await openTestKernel();
  const at = lab(kernel, [auto]);
  await using runs = await at.open();
  await using automatic = openAutomatic(options(kernel, at, runs));
  expect(automatic).toBeDefined();
  const begun = await eventually(async () => (await runs.lastOf('nas', 'web-1'))[0]);
  expect(await ended(runs, begun.id)).toMatchObject({ state: 'succeeded' });
  await applyDue(options(kernel, at, runs));
  expect(await runs.lastOf('nas', 'web-1')).toHaveLength(1);
});
