import { expect, test } from 'vitest';
import { eventually } from '#kernel/eventually.ts';
import { readIncidents } from '../incidents/incident-store.ts';
import { openTestWatch, refused, silent, testMonitor } from './test-watching.ts';

async function said({ kernel }: Awaited<ReturnType<typeof openTestWatch>>): Promise<string[]> {
  return (await kernel.published()).map(({ name, payload }) => `${name} ${String(payload['name'])}`);
}

test('nothing is forgotten when NEXUS starts again, and nothing is said twice', async () => {
  await using watch = await openTestWatch();
  watch.set([testMonitor(1)]);
  await watch.pass(20_000);
  watch.says.set('m1', refused);
  await watch.pass(15_000);
  await watch.restart();
  expect(watch.watch().nowOf(testMonitor(1))).toMatchObject({ status: 'down' });
  await watch.pass(15_000);
  expect(watch.watch().nowOf(testMonitor(1))).toMatchObject({ status: 'down' });
  watch.says.delete('m1');
  await watch.pass(15_000);
  expect(await said(watch)).toEqual([
    'pulse.monitor-went-down monitor 1',
    'pulse.monitor-recovered monitor 1',
  ]);
});

test('while NEXUS does not run nothing is known, and that is said', async () => {
  await using watch = await openTestWatch();
  watch.set([testMonitor(1)]);
  await watch.pass(20_000);
  const before = watch.heartbeats.of(1).length;
  await watch.restart(() => watch.clock.advance(3_600_000));
  expect(watch.report()?.lastGap?.kind).toBe('stopped');
  await watch.pass(15_000);
  expect(watch.heartbeats.of(1).length).toBeLessThanOrEqual(before + 3);
  expect(watch.watch().nowOf(testMonitor(1))?.status).toBe('up');
  expect(watch.watch().nowOf(testMonitor(1))?.sinceMs).toBeGreaterThan(watch.clock.now() - 60_000);
});

test('what cannot be stored is stored later, and said only then', async () => {
  await using watch = await openTestWatch();
  watch.set([testMonitor(1)]);
  await watch.pass(20_000);
  const before = watch.heartbeats.of(1).length;
  watch.heartbeats.breaks(true);
  watch.says.set('m1', refused);
  await watch.pass(20_000);
  expect(watch.heartbeats.of(1).length).toBe(before);
  expect(await said(watch)).toEqual([]);
  expect(watch.report()?.unwritten).toBeGreaterThan(0);
  await eventually(() => watch.kernel.complaints.length > 0 || undefined, 20_000);
  expect(watch.kernel.complaints.length).toBe(1);
  watch.heartbeats.breaks(false);
  await watch.pass(2_000);
  expect(watch.report()).toMatchObject({ unwritten: 0, lost: 0 });
  expect(watch.heartbeats.of(1).length).toBeGreaterThan(before + 2);
  expect(await said(watch)).toEqual(['pulse.monitor-went-down monitor 1']);
});

test('our own network is lost: unknown, and nobody is told that all is down', async () => {
  let isReachable = true;
  await using watch = await openTestWatch({ isReferenceReachable: () => isReachable });
  const all = [1, 2, 3, 4, 5].map((number) => testMonitor(number, { failuresToConfirm: 3 }));
  watch.set(all);
  await watch.pass(20_000);
  isReachable = false;
  for (const { id } of all) watch.says.set(id, silent);
  await watch.pass(30_000);
  expect(watch.report()?.networkLostSinceMs).not.toBeNull();
  for (const monitor of all) expect(watch.watch().nowOf(monitor)?.status).toBe('unknown');
  isReachable = true;
  watch.says.clear();
  await watch.pass(20_000);
  expect(watch.report()?.networkLostSinceMs).toBeNull();
  for (const monitor of all) expect(watch.watch().nowOf(monitor)?.status).toBe('up');
  const told = await said(watch);
  const network = told.filter((line) => line.includes('network')).map((line) => line.split(' ')[0]);
  expect(network).toEqual(['pulse.network-lost', 'pulse.network-back']);
  expect(told.filter((line) => line.includes('recovered'))).toEqual([]);
  expect(told.filter((line) => line.includes('went-down')).length).toBe(
    told.filter((line) => line.includes('retracted')).length,
  );
});

test('many hosts are down and our network is there: they are down', async () => {
  await using watch = await openTestWatch();
  const all = [1, 2, 3, 4, 5].map((number) => testMonitor(number));
  watch.set(all);
  await watch.pass(20_000);
  for (const { id } of all) watch.says.set(id, silent);
  await watch.pass(20_000);
  for (const monitor of all) expect(watch.watch().nowOf(monitor)?.status).toBe('down');
});

test('the clock is set back by hours: checks go on at once', async () => {
  await using watch = await openTestWatch();
  watch.set([testMonitor(1)]);
  await watch.pass(30_000);
  const before = watch.heartbeats.of(1).length;
  watch.clock.jump(watch.clock.now() - 3 * 3_600_000);
  await watch.pass(20_000);
  expect(watch.heartbeats.of(1).length).toBeGreaterThan(before);
  expect(watch.report()?.lastGap?.kind).toBe('clock-back');
  expect(watch.watch().nowOf(testMonitor(1))?.status).toBe('up');
});

test('the clock was set back while NEXUS did not run: checks count at once', async () => {
  await using watch = await openTestWatch();
  watch.set([testMonitor(1)]);
  await watch.pass(30_000);
  await watch.restart(() => watch.clock.jump(watch.clock.now() - 40_000));
  watch.says.set('m1', refused);
  await watch.pass(30_000);
  expect(watch.watch().nowOf(testMonitor(1))?.status).toBe('down');
});

test('what was stored of a monitor cannot be read: it is judged anew, and all others go on', async () => {
  await using watch = await openTestWatch();
  watch.set([testMonitor(1), testMonitor(2)]);
  await watch.pass(20_000);
  await watch.kernel.database.query
    .updateTable('watch_states')
    .set({ state: '{"state":' })
    .where('number', '=', 1)
    .execute();
  await watch.restart();
  await watch.pass(20_000);
  for (const number of [1, 2]) expect(watch.watch().nowOf(testMonitor(number))?.status).toBe('up');
});

test('a failure that began before a restart is explained by what was seen before', async () => {
  await using watch = await openTestWatch();
  watch.set([testMonitor(1)]);
  await watch.pass(20_000);
  watch.says.set('m1', refused);
  const failed = () => watch.watch().nowOf(testMonitor(1))?.status === 'pending';
  while (!failed()) await watch.pass(1_000);
  await watch.restart();
  watch.says.set('m1', silent);
  await watch.pass(15_000);
  const [incident] = await readIncidents(watch.kernel.database.as(), { limit: 1 });
  expect(incident?.cause).toMatchObject({ reason: { id: 'refused' }, lastGood: { ok: true, latencyMs: 12 } });
});

test('when a check cannot be made any more, nothing is known', async () => {
  await using watch = await openTestWatch();
  watch.set([testMonitor(1)]);
  await watch.pass(20_000);
  watch.says.set('m1', new TypeError('a mistake'));
  await watch.pass(60_000);
  expect(watch.watch().nowOf(testMonitor(1))).toMatchObject({ status: 'unknown', latencyMs: null });
});

test('everything goes down at once: all of it is stored and said', async () => {
  await using watch = await openTestWatch();
  const all = Array.from({ length: 500 }, (_, n) => testMonitor(n + 1, { failuresToConfirm: 1 }));
  watch.set(all);
  await watch.pass(25_000);
  watch.heartbeats.breaks(true);
  for (const { id } of all) watch.says.set(id, refused);
  await watch.pass(15_000);
  watch.heartbeats.breaks(false);
  await eventually(async () => {
    await watch.pass(1_000);
    return (await said(watch)).length >= 500 || undefined;
  }, 20_000);
  expect((await said(watch)).length).toBe(500);
  expect((await readIncidents(watch.kernel.database.as(), { limit: 1_000 })).length).toBe(500);
});
