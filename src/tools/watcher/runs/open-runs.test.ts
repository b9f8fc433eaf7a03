import { expect, test } from 'vitest';
import { eventually } from '#kernel/eventually.ts';
import { unavailable } from '#kernel/errors.ts';
import { testCall } from '#kernel/test-call.ts';
import type { Ended } from './fake-replacement.ts';
import { digestOf, ended, lab, monitor, openTestKernel, start, update } from './test-runs.ts';

const inStack = { service: 'shop', image: 'nginx:1.26' };

test('an update replaces the container, brings the file along, and is told of', async () => {
  await using kernel = await openTestKernel();
  const { containers, open } = lab(kernel, [inStack]);
  await using runs = await open({
    credentialsFor: (repository) => Promise.resolve({ username: repository, password: 'secret' }),
  });
  const run = await update(runs);
  expect(run).toMatchObject({
    state: 'succeeded',
    kind: 'update',
    referenceBefore: 'nginx:1.26',
    reference: 'nginx:1.27',
    problem: null,
    startedBy: 'ana',
    canRevert: true,
    file: { before: 'nginx:1.26', after: 'nginx:1.27' },
    recreationId: containers.made[0]?.id,
    operationId: containers.made[0]?.operationId,
  });
  expect(containers.asked).toEqual(['recreate web-1 as nginx:1.27', 'write nginx:1.27']);
  expect(containers.bodies).toMatchObject([
    {
      digest: digestOf('b'),
      pull: true,
      configHash: 'c'.repeat(64),
      login: { username: 'docker.io/library/nginx', password: 'secret' },
      reason: `Watcher ${run.id}: 1.26 → 1.27`,
    },
  ]);
  expect(await kernel.published()).toMatchObject([
    { name: 'watcher.update-succeeded', key: 'nas/web-1', payload: { runId: run.id, startedBy: 'ana' } },
    { payload: { action: 'update image', target: 'web-1', outcome: 'succeeded' } },
  ]);
  expect(JSON.stringify(await runs.lastOf('nas', 'web-1'))).not.toContain('secret');
});

test('another image under the same tag leaves the file alone', async () => {
  await using kernel = await openTestKernel();
  const { containers, open } = lab(kernel, [
    { ...inStack, reference: 'nginx:1.26', level: 'digest', policy: { gateSeconds: 30 } },
  ]);
  await using runs = await open();
  expect(await update(runs)).toMatchObject({ state: 'succeeded', file: null });
  expect(containers.asked).toEqual(['recreate web-1 as nginx:1.26']);
  expect(containers.bodies[0]).toMatchObject({ gateSeconds: 30, digest: digestOf('b') });
  expect(containers.bodies[0]).not.toHaveProperty('configHash');
});

test.each<[Ended, string, boolean, string, number]>([
  ['refused', 'failed', true, 'The registry has no such image. Nothing was changed.', 0],
  ['back', 'back', true, 'It did not stay up.', 1],
  ['broken', 'failed', false, 'Neither the old nor the new web-1 could be brought up.', 0],
])('a replacement that ends %s: %s', async (end, state, isBack, problem, noted) => {
  await using kernel = await openTestKernel();
  const { containers, failures, open } = lab(kernel, [inStack]);
  containers.ends.push(end);
  await using runs = await open({ pace: { pollMs: 1, patienceMs: 20 } });
  const run = await update(runs);
  expect(run).toMatchObject({ state, canRevert: false });
  expect(run.problem?.en).toContain(problem);
  expect(containers.asked).toHaveLength(1);
  expect(failures).toHaveLength(noted);
  expect((await kernel.published())[0]).toMatchObject({ name: 'watcher.update-failed', payload: { isBack } });
});

test('a version that was taken back is noted, so that it is not applied by itself again', async () => {
  await using kernel = await openTestKernel();
  const { containers, failures, open } = lab(kernel);
  containers.ends.push('back');
  await using runs = await open();
  const { id } = await update(runs);
  expect(failures).toMatchObject([
    { name: 'web-1', tag: '1.27', digest: digestOf('b'), runId: id, problem: 'It did not stay up.' },
  ]);
});

test.each<[string, Ended[], string, number]>([
  ['is asked for once more', ['interrupted'], 'succeeded', 2],
  ['is given up after the third time', ['interrupted', 'interrupted', 'interrupted'], 'failed', 3],
])('what was interrupted before anything was done %s', async (_, ends, state, times) => {
  await using kernel = await openTestKernel();
  const { containers, open } = lab(kernel);
  containers.ends.push(...ends);
  await using runs = await open();
  expect(await update(runs)).toMatchObject({ state });
  expect(containers.asked).toHaveLength(times);
});

test('a replacement that Containers repairs is waited for', async () => {
  await using kernel = await openTestKernel();
  const { containers, open } = lab(kernel);
  containers.ends.push('repairing');
  await using runs = await open();
  const [begun] = await start(runs);
  await eventually(async () => {
    const { detail } = await runs.handlers.run({ params: { run: begun!.id } }, testCall());
    return detail?.en.includes('interrupted') ? true : undefined;
  });
  const made = containers.made[0]!;
  containers.made[0] = { ...made, outcome: 'succeeded', newId: 'new', canRevert: true };
  expect(await ended(runs, begun!.id)).toMatchObject({ state: 'succeeded', recreationId: made.id });
  expect(containers.asked).toHaveLength(1);
});

test('a host that is away for a moment holds an update up, for longer it fails unharmed', async () => {
  await using kernel = await openTestKernel();
  const { containers, open } = lab(kernel);
  let refusals = 0;
  containers.before = (call) => {
    if (call === 'recreate' && (refusals += 1) < 4) throw unavailable('The engine is away.');
  };
  await using runs = await open();
  expect(await update(runs)).toMatchObject({ state: 'succeeded' });
  containers.put('web-1', 'nginx:1.26');
  containers.before = (call) => {
    if (call === 'recreate') throw unavailable('The engine is away.');
  };
  const run = await update(runs);
  expect(run).toMatchObject({ state: 'failed', problem: { en: 'The engine is away. Nothing was changed.' } });
});

test('a container that is gone, or another one by now, is left alone', async () => {
  await using kernel = await openTestKernel();
  const { containers, open } = lab(kernel);
  containers.running.delete('web-1');
  await using runs = await open();
  expect((await update(runs)).problem?.en).toContain('There is no container web-1 any more.');
  containers.put('web-1', 'nginx:1.20');
  expect((await update(runs)).problem?.en).toContain('is made from nginx:1.20 by now');
  expect(containers.asked).toEqual([]);
});

test.each<[string, string]>([
  ['conflict', 'somebody changed it meanwhile'],
  ['refused', 'it cannot be changed here'],
])('a file with %s does not undo the update', async (outcome, words) => {
  await using kernel = await openTestKernel();
  const { containers, open } = lab(kernel, [inStack]);
  containers.fileOutcome = outcome === 'conflict' ? 'conflict' : 'refused';
  await using runs = await open();
  const run = await update(runs);
  expect(run.state).toBe('succeeded');
  expect(run.problem?.en).toContain(words);
});

test('a file that cannot be changed is not tried', async () => {
  await using kernel = await openTestKernel();
  const { containers, open } = lab(kernel, [inStack]);
  containers.isFilePossible = false;
  await using runs = await open();
  const run = await update(runs);
  expect(run).toMatchObject({ state: 'succeeded', file: null });
  expect(run.problem?.en).toBe('The file of the stack still names the other version: It is built here.');
  expect(containers.asked).toEqual(['recreate web-1 as nginx:1.27']);
});

test('of a service with several containers the file is changed once, with the last of them', async () => {
  await using kernel = await openTestKernel();
  const { containers, open } = lab(kernel, [inStack, { ...inStack, name: 'web-2' }]);
  await using runs = await open();
  const first = await update(runs, 'web-1');
  expect(first.detail?.en).toContain('1 run the old image');
  expect(containers.asked).toEqual(['recreate web-1 as nginx:1.27']);
  expect(await update(runs, 'web-2')).toMatchObject({ state: 'succeeded', detail: null });
  expect(containers.asked.slice(1)).toEqual(['recreate web-2 as nginx:1.27', 'write nginx:1.27']);
});

test('providers go first, one at a time, and what needs one that failed is not begun', async () => {
  await using kernel = await openTestKernel();
  const { containers, open } = lab(kernel, [{ name: 'app' }, { name: 'db' }, { name: 'zoo' }]);
  containers.dependsOn.set('app', ['db']);
  containers.ends.push('back');
  await using runs = await open();
  const begun = await start(runs, ['app', 'db', 'zoo']);
  expect(begun.map(({ name }) => name)).toEqual(['db', 'app', 'zoo']);
  expect(new Set(begun.map(({ batchId }) => batchId)).size).toBe(1);
  const all = await Promise.all(begun.map(({ id }) => ended(runs, id)));
  expect(all.map(({ state }) => state)).toEqual(['back', 'failed', 'succeeded']);
  expect(all[1]?.problem?.en).toBe(
    'It was not begun because db, which it needs, could not be updated. Nothing was changed.',
  );
  expect(containers.asked).toEqual(['recreate db as nginx:1.27', 'recreate zoo as nginx:1.27']);
});

test('what was given another image under the same name meanwhile stays as it is', async () => {
  await using kernel = await openTestKernel();
  const { containers, open } = lab(kernel, [inStack]);
  for (const [name, one] of containers.running) containers.running.set(name, { ...one, imageId: 'other' });
  await using runs = await open();
  const { state, problem } = await update(runs);
  expect([state, problem?.en]).toEqual([
    'failed',
    'Somebody else replaced web-1 meanwhile. Look at which version runs. Nothing was changed.',
  ]);
  expect(containers.asked).toEqual([]);
});

test('those that need each other say so', async () => {
  await using kernel = await openTestKernel();
  const { containers, open } = lab(kernel, [{ name: 'a' }, { name: 'b' }]);
  containers.dependsOn.set('a', ['b']).set('b', ['a']);
  await using runs = await open();
  const begun = await start(runs, ['a', 'b']);
  expect(begun[0]?.detail?.en).toContain('a, b need each other');
  const all = await Promise.all(begun.map(({ id }) => ended(runs, id)));
  expect(all.map(({ state }) => state)).toEqual(['succeeded', 'succeeded']);
});

const away = {
  status: 'down',
  sinceMs: Number.MAX_SAFE_INTEGER,
  lastCheckAtMs: Number.MAX_SAFE_INTEGER,
} as const;
const well = { status: 'up', lastCheckAtMs: Number.MAX_SAFE_INTEGER } as const;

test('monitors that were up have to be up after it', async () => {
  await using kernel = await openTestKernel();
  const { containers, monitors, open } = lab(kernel, [inStack]);
  monitors.push(monitor(), monitor({ id: 'm2', name: 'old', status: 'down' }));
  await using runs = await open();
  const [begun] = await start(runs);
  await eventually(async () => {
    const run = await runs.handlers.run({ params: { run: begun!.id } }, testCall());
    return run.detail?.en === 'Waits for monitors: shop' ? run : undefined;
  });
  expect(containers.asked).toEqual(['recreate web-1 as nginx:1.27']);
  monitors[0] = monitor(well);
  expect(await ended(runs, begun!.id)).toMatchObject({ state: 'succeeded' });
});

test('a monitor that goes down takes the update back, before the file was changed', async () => {
  await using kernel = await openTestKernel();
  const { containers, monitors, failures, open } = lab(kernel, [inStack]);
  monitors.push(monitor());
  containers.after = (call) => void (call === 'recreate' && (monitors[0] = monitor(away)));
  await using runs = await open();
  const run = await update(runs);
  expect(run).toMatchObject({ state: 'back', canRevert: false });
  expect(run.problem?.en).toBe('The monitor shop was up before and is down with the new version.');
  expect(containers.asked).toEqual(['recreate web-1 as nginx:1.27', 'revert web-1']);
  expect(failures).toHaveLength(1);
  expect(containers.files.get('shop')).toBe('nginx:1.26');
});

test('a way back that fails says what has to be done', async () => {
  await using kernel = await openTestKernel();
  const { containers, monitors, open } = lab(kernel);
  monitors.push(monitor());
  containers.ends.push('succeeded', 'back');
  containers.after = (call) => void (call === 'recreate' && (monitors[0] = monitor(away)));
  await using runs = await open();
  const run = await update(runs);
  expect(run.state).toBe('failed');
  expect(run.problem?.en).toContain('Going back failed too: It did not stay up.');
  expect((await kernel.published())[0]).toMatchObject({ payload: { isBack: false } });
});

test.each<[string, object]>([
  ['there is no Pulse', { pulse: undefined }],
  ['Pulse cannot be asked', { pulse: { monitors: () => Promise.reject(unavailable('Pulse is away.')) } }],
])('%s: the update goes on', async (_, more) => {
  await using kernel = await openTestKernel();
  const { monitors, open } = lab(kernel);
  monitors.push(monitor());
  await using runs = await open(more);
  expect(await update(runs)).toMatchObject({ state: 'succeeded' });
});

test('NEXUS itself is replaced by a helper, and goes last', async () => {
  await using kernel = await openTestKernel();
  const { containers, open } = lab(kernel, [{ isSelf: true, name: 'a-nexus' }, { name: 'web-1' }]);
  await using runs = await open();
  const [, self] = await start(runs, ['a-nexus', 'web-1']);
  expect(self).toMatchObject({ name: 'a-nexus', kind: 'self' });
  await eventually(() => (containers.asked.length === 2 ? true : undefined));
  containers.self = { ...containers.self, state: 'succeeded' };
  expect(await ended(runs, self!.id)).toMatchObject({ state: 'succeeded', canRevert: false });
  expect(containers.asked).toEqual(['recreate web-1 as nginx:1.27', 'recreate self as nginx:1.27']);
});

test('a helper that came back to the old NEXUS: a bad version', async () => {
  await using kernel = await openTestKernel();
  const { containers, failures, open } = lab(kernel, [{ isSelf: true }]);
  containers.after = (call) =>
    void (
      call === 'recreateSelf' && (containers.self = { state: 'back', problem: 'It died.', startedAtMs: 9 })
    );
  await using runs = await open();
  expect(await update(runs)).toMatchObject({ state: 'back', problem: { en: 'It died.' } });
  expect(failures).toHaveLength(1);
});
