import { expect, test } from 'vitest';
import { conflict, unavailable } from '#kernel/errors.ts';
import { fakeHost } from '../fake-host.ts';
import { openOperations } from '../operations.ts';
import { eventually } from '#kernel/eventually.ts';
import { admin } from '#kernel/test-call.ts';
import { openTestKernel, type TestKernel } from '../test-containers.ts';
import { beginRecreate } from './begin-recreate.ts';
import { fakeRecreation, type FakeRecreation } from './fake-recreation.ts';
import { listRecreations } from './recreation-store.ts';
import { openRepairs } from './repairs.ts';

async function openLab(kernel: TestKernel, recreation: FakeRecreation) {
  const host = fakeHost('local', { recreation });
  host.put({ id: 'old', name: 'web', image: 'app:1' });
  const operations = await openOperations({ ...kernel, hosts: [host] });
  return { ...kernel, hosts: [host], operations, host };
}

type Lab = Awaited<ReturnType<typeof openLab>>;

async function recreate(lab: Lab) {
  const body = { name: 'web', create: { Image: 'app:2' } };
  const begun = await beginRecreate(lab, lab.host, 'old', body, {
    caller: admin,
    kind: 'update',
    reason: 'why',
  });
  return await begun.ended;
}

async function kept({ database }: Pick<Lab, 'database'>) {
  return (await listRecreations(database, {}, undefined, 10))[0];
}

test('each phase is on disk before it begins, and the outcome with its report after it', async () => {
  await using kernel = await openTestKernel();
  const recreation = fakeRecreation();
  const lab = await openLab(kernel, recreation);
  const phases: (string | undefined)[] = [];
  recreation.before = async (step) => {
    phases.push(`${step} in ${(await kept(lab))?.record.phase}`);
  };
  const operation = await recreate(lab);
  expect(operation).toMatchObject({ state: 'succeeded', kind: 'update', targetName: 'web' });
  expect(phases).toEqual([
    'draft in undefined',
    'build in building',
    'switchOver in switching',
    'prove in proving',
    'finish in finishing',
    'report in finishing',
  ]);
  const { record, sealedDraft } = (await kept(lab))!;
  expect(record).toMatchObject({
    outcome: 'succeeded',
    name: 'web',
    reason: 'why',
    startedBy: 'ana',
    oldId: 'old',
    newId: 'new',
    operationId: operation.id,
    report: [{ field: 'Image', same: true }],
    image: { reference: 'app:2', beforeId: 'sha256:1', afterId: 'sha256:2' },
  });
  expect(sealedDraft).not.toContain('hunter2');
});

test.for(['build', 'switchOver', 'prove'])('a failure in %s leads back, and says why', async (failing) => {
  await using kernel = await openTestKernel();
  const recreation = fakeRecreation();
  const lab = await openLab(kernel, recreation);
  recreation.before = (step) => {
    if (step === failing) throw conflict('The port is taken.');
  };
  const operation = await recreate(lab);
  expect(operation.error?.message).toBe('The port is taken. web is as it was before.');
  expect(recreation.asked.at(-1)).toBe('goBack');
  expect((await kept(lab))?.record).toMatchObject({ outcome: 'back', problem: 'The port is taken.' });
});

test('one that does not prove itself leads back with what it said last', async () => {
  await using kernel = await openTestKernel();
  const recreation = fakeRecreation();
  const lab = await openLab(kernel, recreation);
  recreation.verdict = { passed: false, reason: 'It ended.', log: 'no such setting' };
  const { error } = await recreate(lab);
  expect(error).toEqual({ message: 'It ended. web is as it was before.', engineText: 'no such setting' });
  expect((await kept(lab))?.record.problem).toBe('It ended.\nno such setting');
});

test('a way back that fails is tried again when the host is there again', async () => {
  await using kernel = await openTestKernel();
  const recreation = fakeRecreation();
  const lab = await openLab(kernel, recreation);
  recreation.before = (step) => {
    if (step === 'prove' || step === 'goBack') throw unavailable('The engine is away.');
  };
  using _ = await openRepairs(lab);
  expect((await recreate(lab)).error?.message).toContain('NEXUS tries again');
  expect((await kept(lab))?.record).toMatchObject({
    outcome: 'broken',
    phase: 'going-back',
    endedAtMs: null,
  });
  await expect(recreate(lab)).rejects.toThrow('web is being repaired after an interruption');
  recreation.before = () => {};
  recreation.asked.length = 0;
  lab.host.setStatus({ state: 'live' });
  await eventually(async () => (await kept(lab))?.record.outcome === 'back' || undefined);
  expect(recreation.asked).toEqual(['examine', 'goBack']);
  const repair = await eventually(async () =>
    (await lab.operations.recent(5)).find(({ kind, state }) => kind === 'repair' && state === 'succeeded'),
  );
  expect(repair).toMatchObject({ targetName: 'web', startedBy: 'containers' });
});

test('why it is still not back is told once, however often that is tried', async () => {
  await using kernel = await openTestKernel();
  const recreation = fakeRecreation();
  const lab = await openLab(kernel, recreation);
  recreation.before = (step) => {
    if (step === 'prove') throw conflict('It crashed.');
    if (step === 'goBack') throw conflict('The name is taken.');
  };
  using _ = await openRepairs(lab);
  await recreate(lab);
  for (const tries of [2, 3]) {
    lab.host.setStatus({ state: 'live' });
    await eventually(
      () => recreation.asked.filter((step) => step === 'goBack').length === tries || undefined,
    );
    await eventually(async () => lab.operations.running().length === 0 || undefined);
  }
  expect((await kept(lab))?.record.problem).toBe('It crashed.\nStill not back: The name is taken.');
});

test('what an earlier process left in the proof is carried on, where the new container runs', async () => {
  await using kernel = await openTestKernel();
  const [first, second] = [fakeRecreation(), fakeRecreation()];
  const crashed = await openLab(kernel, first);
  first.before = (step) => (step === 'prove' ? new Promise(() => {}) : undefined);
  void recreate(crashed);
  await eventually(async () => (await kept(crashed))?.record.phase === 'proving' || undefined);
  const lab = await openLab(kernel, second);
  second.found = [{ old: { name: 'web-nexus-1-old', running: false }, new: { name: 'web', running: true } }];
  using _ = await openRepairs(lab);
  await eventually(async () => (await kept(lab))?.record.outcome === 'succeeded' || undefined);
  expect(second.asked).toEqual(['examine', 'switchOver', 'prove', 'finish', 'report']);
});
