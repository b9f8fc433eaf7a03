import { expect, test } from 'vitest';
import type { Caller, Grant } from '#contracts/access.ts';
import { conflict } from '#kernel/errors.ts';
import { eventually } from '#kernel/eventually.ts';
import { testCall, viewer } from '#kernel/test-call.ts';
import { digestOf, ended, lab, monitor, openTestKernel, start, target, update } from './test-runs.ts';

function guest(role: Grant['role'], scope: Grant['scope']): Caller {
  const grants = [{ role, scope }];
  return { kind: 'user', userId: 'u', name: 'eva', role: 'guest', grants, sessionId: 's' };
}

const of = (caller: Caller) => testCall({ caller });
const begin = (name?: string) => ({ query: { wait: false }, body: { targets: [target(name)] } });
const inStack = { service: 'shop', image: 'nginx:1.26' };

test('the plan says exactly what would happen, and changes nothing', async () => {
  await using kernel = await openTestKernel();
  const { containers, monitors, open } = lab(kernel, [
    { ...inStack, policy: { gateSeconds: 20, mode: 'auto' } },
    { name: 'vpn' },
  ]);
  containers.dependsOn.set('vpn', ['web-1']);
  monitors.push(monitor());
  await using runs = await open();
  const plan = await runs.handlers.planUpdate({ body: target() }, of(viewer));
  expect(plan).toMatchObject({
    isPossible: true,
    problem: null,
    reference: 'nginx:1.27',
    level: 'minor',
    file: { before: 'nginx:1.26', after: 'nginx:1.27' },
    monitors: [{ id: 'm1', name: 'shop' }],
    pulseSeconds: 120,
    beginsAtMs: expect.any(Number),
    warnings: [],
  });
  expect(plan.steps.map(({ en }) => en)).toEqual([
    'Pull nginx:1.27 (sha256:bbbbbbbbbbbb…)',
    'Create the new web-1 beside the old one with the same settings and volumes, then switch: it is away for at most 12 s',
    'Recreate vpn along with it, because it uses its network',
    'Wait until it is healthy, or runs well for 20 s; otherwise the old one comes back by itself',
    'Watch the monitors shop for up to 120 s; if one goes down, the old one comes back',
    'Write nginx:1.27 into /web/compose.yaml, as the image of the service; a version of the file is kept',
  ]);
  expect(containers.asked).toEqual([]);
});

test('the plan warns of what should be known before', async () => {
  await using kernel = await openTestKernel();
  const hold = {
    id: 'skipped',
    words: { en: 'ana skipped it.', es: 'ana la omitió.' },
    untilMs: null,
  } as const;
  const { containers, open } = lab(kernel, [
    { ...inStack, level: 'major', hold },
    { ...inStack, name: 'web-2' },
  ]);
  containers.isFilePossible = false;
  await using runs = await open();
  const { warnings } = await runs.handlers.planUpdate({ body: target() }, of(viewer));
  expect(warnings.map(({ en }) => en)).toEqual([
    'It is held back: ana skipped it.',
    expect.stringContaining('This is a major step'),
    expect.stringContaining('It is built here.'),
  ]);
});

test('what cannot be done is said in the plan', async () => {
  await using kernel = await openTestKernel();
  const { containers, open } = lab(kernel);
  containers.before = (call) => {
    if (call === 'planRecreate') throw conflict('The engine is too old.');
  };
  await using runs = await open();
  expect(await runs.handlers.planUpdate({ body: target() }, of(viewer))).toMatchObject({
    isPossible: false,
    problem: { en: 'The engine is too old.' },
  });
});

const other = { host: 'nas', name: 'web-1', tag: '9', digest: digestOf('f') };

test('only what is on offer is taken', async () => {
  await using kernel = await openTestKernel();
  const hold = {
    id: 'not-for-platform',
    words: { en: 'Not for arm64.', es: 'No para arm64.' },
    untilMs: null,
  } as const;
  const { containers, open } = lab(kernel, [{}, { name: 'arm', hold }]);
  await using runs = await open();
  const { startUpdates, planUpdate } = runs.handlers;
  const asked = { query: { wait: false }, body: { targets: [other] } };
  await expect(startUpdates(asked, testCall())).rejects.toThrow('is not on offer for web-1');
  await expect(planUpdate({ body: other }, testCall())).rejects.toThrow('is not on offer for web-1');
  await expect(startUpdates(begin('arm'), testCall())).rejects.toThrow('Not for arm64.');
  const twice = { query: { wait: false }, body: { targets: [target(), target()] } };
  await expect(startUpdates(twice, testCall())).rejects.toMatchObject({ code: 'invalid' });
  expect(containers.asked).toEqual([]);
});

test('a container has one update at a time, and one that waits can be taken back', async () => {
  await using kernel = await openTestKernel();
  const { containers, open } = lab(kernel, [{ name: 'a' }, { name: 'b' }]);
  containers.ends.push('running');
  await using runs = await open();
  const [first, second] = await start(runs, ['a', 'b']);
  expect(runs.runningFor('nas', 'b')?.id).toBe(second!.id);
  await expect(start(runs, ['b'])).rejects.toThrow('An update of b is under way already.');
  const { cancelRun } = runs.handlers;
  expect(await cancelRun({ params: { run: second!.id } }, testCall())).toMatchObject({
    state: 'failed',
    problem: { en: 'ana took it back before it began. Nothing was changed.' },
  });
  await eventually(() => containers.operationList[0]);
  containers.operationList[0] = { ...containers.operationList[0]!, state: 'failed' };
  expect(await ended(runs, first!.id)).toMatchObject({ state: 'failed' });
  await expect(cancelRun({ params: { run: first!.id } }, testCall())).rejects.toMatchObject({
    code: 'conflict',
  });
  expect(containers.asked).toEqual(['recreate a as nginx:1.27']);
  expect(runs.runningFor('nas', 'a')).toBeUndefined();
});

test('whoever waits is answered with the end', async () => {
  await using kernel = await openTestKernel();
  const { open } = lab(kernel, [{ name: 'a' }, { name: 'b' }]);
  await using runs = await open();
  const body = { targets: [target('a'), target('b')] };
  const all = await runs.handlers.startUpdates({ query: { wait: true }, body }, testCall());
  expect(all.map(({ state, canRevert }) => [state, canRevert])).toEqual([
    ['succeeded', true],
    ['succeeded', true],
  ]);
});

test('grants limit what is seen and what is updated', async () => {
  await using kernel = await openTestKernel();
  const { open } = lab(kernel, [inStack, { name: 'db' }]);
  await using runs = await open();
  const [own, hers] = [await update(runs), await update(runs, 'db')];
  const caller = guest('operator', { stack: 'web' });
  const looks = guest('viewer', { stack: 'web' });
  const listed = await runs.handlers.runs({ query: { limit: 50 } }, of(caller));
  expect(listed.map(({ id }) => id)).toEqual([own.id]);
  const { run, cancelRun, revertRun, planUpdate, startUpdates } = runs.handlers;
  await expect(run({ params: { run: hers.id } }, of(caller))).rejects.toMatchObject({ code: 'not-found' });
  await expect(cancelRun({ params: { run: hers.id } }, of(caller))).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(planUpdate({ body: target('db') }, of(caller))).rejects.toMatchObject({ code: 'not-found' });
  await expect(startUpdates(begin(), of(looks))).rejects.toMatchObject({ code: 'forbidden' });
  const back = { params: { run: own.id }, query: { wait: true } };
  await expect(revertRun(back, of(looks))).rejects.toMatchObject({ code: 'forbidden' });
  expect(await revertRun(back, of(caller))).toMatchObject({
    kind: 'revert',
    state: 'succeeded',
    startedBy: 'eva',
  });
});

test('what goes along has to be allowed too', async () => {
  await using kernel = await openTestKernel();
  const { containers, open } = lab(kernel, [inStack, { name: 'vpn' }]);
  containers.dependsOn.set('vpn', ['web-1']);
  await using runs = await open();
  const { startUpdates } = runs.handlers;
  const some = of(guest('operator', { stack: 'web' }));
  await expect(startUpdates(begin(), some)).rejects.toThrow('It takes vpn along');
  expect(await startUpdates(begin(), of(guest('operator', { host: 'nas' })))).toHaveLength(1);
});

test('NEXUS itself is updated by those who manage the system', async () => {
  await using kernel = await openTestKernel();
  const { containers, open } = lab(kernel, [{ isSelf: true }]);
  await using runs = await open();
  const operator = of({ ...viewer, role: 'operator' });
  await expect(runs.handlers.startUpdates(begin(), operator)).rejects.toMatchObject({ code: 'forbidden' });
  expect(containers.asked).toEqual([]);
});

test('pages go on behind a run, by host, container and stack', async () => {
  await using kernel = await openTestKernel();
  const { open } = lab(kernel, [inStack, { name: 'db' }]);
  await using runs = await open();
  const [first, second] = [await update(runs), await update(runs, 'db')];
  const list = async (query: object) =>
    (await runs.handlers.runs({ query: { limit: 50, ...query } }, testCall())).map(({ id }) => id);
  expect(await list({})).toEqual([second.id, first.id]);
  expect(await list({ limit: 1 })).toEqual([second.id]);
  expect(await list({ before: second.id })).toEqual([first.id]);
  expect(await list({ name: 'db' })).toEqual([second.id]);
  expect(await list({ stack: 'web' })).toEqual([first.id]);
  expect(await list({ host: 'pi' })).toEqual([]);
  expect(await runs.outcomes()).toEqual([{ kind: 'update', outcome: 'succeeded', count: 2 }]);
});
