import { expect, test } from 'vitest';
import { testCall } from '#kernel/test-call.ts';
import { digestOf, ended, lab, openTestKernel, update } from './test-runs.ts';
import type { OpenRuns } from './open-runs.ts';

const inStack = { service: 'shop', image: 'nginx:1.26' };

const revert = async (runs: OpenRuns, id: string) => {
  const begun = await runs.handlers.revertRun({ params: { run: id }, query: { wait: false } }, testCall());
  return await ended(runs, begun.id);
};
const plan = (runs: OpenRuns, id: string) => runs.handlers.planRunRevert({ params: { run: id } }, testCall());
const read = (runs: OpenRuns, id: string) => runs.handlers.run({ params: { run: id } }, testCall());

test('an update is taken back with the container and the file of before', async () => {
  await using kernel = await openTestKernel();
  const { containers, failures, open } = lab(kernel, [inStack]);
  await using runs = await open();
  const { id } = await update(runs);
  expect(await plan(runs, id)).toMatchObject({
    isPossible: true,
    reference: 'nginx:1.26',
    from: { tag: '1.27' },
    to: { tag: '1.26' },
    file: { after: 'nginx:1.26' },
  });
  const back = await revert(runs, id);
  expect(back).toMatchObject({ kind: 'revert', state: 'succeeded', revertsId: id, canRevert: false });
  expect(containers.asked.slice(2)).toEqual(['revert web-1', 'write nginx:1.26']);
  expect(await read(runs, id)).toMatchObject({ revertedById: back.id, canRevert: false });
  expect(failures).toMatchObject([{ tag: '1.27', digest: digestOf('b'), runId: id }]);
  const names = (await kernel.published()).map(({ name }) => name);
  expect(names).toContain('watcher.update-reverted');
  await expect(revert(runs, id)).rejects.toThrow('This update was taken back already.');
});

test('what Containers has forgotten is pulled again by its digest', async () => {
  await using kernel = await openTestKernel();
  const { containers, open } = lab(kernel, [inStack]);
  await using runs = await open();
  const { id } = await update(runs);
  containers.made[0] = { ...containers.made[0]!, canRevert: false };
  expect(await read(runs, id)).toMatchObject({ canRevert: true });
  expect(await revert(runs, id)).toMatchObject({ kind: 'revert', state: 'succeeded' });
  expect(containers.asked.slice(2)).toEqual(['recreate web-1 as nginx:1.26', 'write nginx:1.26']);
  expect(containers.bodies[1]).toMatchObject({ digest: digestOf('a'), configHash: 'c'.repeat(64) });
});

test('an update that failed leaves nothing to go back to', async () => {
  await using kernel = await openTestKernel();
  const { containers, open } = lab(kernel);
  containers.ends.push('refused');
  await using runs = await open();
  const { id } = await update(runs);
  expect(await plan(runs, id)).toMatchObject({ isPossible: false });
  expect((await plan(runs, id)).problem?.en).toContain('There is nothing to go back to');
  await expect(revert(runs, id)).rejects.toMatchObject({ code: 'conflict' });
});

test('of two updates the later one is taken back first', async () => {
  await using kernel = await openTestKernel();
  const { containers, open } = lab(kernel, [{ reference: 'nginx:1.26', level: 'digest' }]);
  await using runs = await open();
  const first = await update(runs);
  const second = await update(runs);
  const listed = await runs.handlers.runs({ query: { limit: 50 } }, testCall());
  expect(listed.map(({ id, canRevert }) => [id, canRevert])).toEqual([
    [second.id, true],
    [first.id, false],
  ]);
  await expect(revert(runs, first.id)).rejects.toThrow('Take that one back first.');
  containers.running.set('web-1', { ...containers.running.get('web-1')!, image: 'nginx:1.26' });
  await revert(runs, second.id);
  expect(await read(runs, first.id)).toMatchObject({ canRevert: true });
});

test('a way back that fails leaves the new version, and says so', async () => {
  await using kernel = await openTestKernel();
  const { containers, failures, open } = lab(kernel);
  await using runs = await open();
  const { id } = await update(runs);
  containers.ends.push('back');
  const back = await revert(runs, id);
  expect(back).toMatchObject({
    state: 'failed',
    problem: { en: 'It did not stay up. The version that ran before still runs.' },
  });
  expect(failures).toEqual([]);
  expect(await read(runs, id)).toMatchObject({ revertedById: null, canRevert: true });
});

test('NEXUS itself has no way back: the older program would refuse the newer database', async () => {
  await using kernel = await openTestKernel();
  const { containers, open } = lab(kernel, [{ isSelf: true }]);
  containers.after = (call) =>
    void (
      call === 'recreateSelf' && (containers.self = { state: 'succeeded', problem: null, startedAtMs: 9 })
    );
  await using runs = await open();
  expect(await update(runs)).toMatchObject({ state: 'succeeded', canRevert: false });
});
