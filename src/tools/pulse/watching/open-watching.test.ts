import { expect, test } from 'vitest';
import { readIncidents, readMoments } from '../incidents/incident-store.ts';
import { openTestWatch, refused, testMonitor } from './test-watching.ts';

type TestWatch = Awaited<ReturnType<typeof openTestWatch>>;

async function said({ kernel }: TestWatch): Promise<string[]> {
  return (await kernel.published()).map(({ name, payload }) => `${name} ${String(payload['name'])}`);
}

function states({ heartbeats }: TestWatch, number: number): string {
  return heartbeats
    .of(number)
    .map(({ state }) => state)
    .join(' ');
}

test('monitors are checked, stored and shown; one commit a second at most', async () => {
  await using watch = await openTestWatch();
  watch.set(Array.from({ length: 30 }, (_, n) => testMonitor(n + 1)));
  await watch.pass(30_000);
  for (let n = 1; n <= 30; n += 1) expect(watch.heartbeats.of(n).length).toBeGreaterThanOrEqual(3);
  expect(watch.heartbeats.commits()).toBeLessThanOrEqual(30);
  expect(watch.report()).toMatchObject({ missed: 0, behind: 0, unwritten: 0, lost: 0, lastGap: null });
  expect(watch.watch().nowOf(testMonitor(1))).toMatchObject({ status: 'up', latencyMs: 12, reason: null });
  expect(watch.heartbeats.of(1)[0]).toMatchObject({ state: 'up', latencyMs: 12, reason: null, location: '' });
});

test('down and up again: an incident with its cause, and events that explain themselves', async () => {
  await using watch = await openTestWatch();
  watch.set([testMonitor(1, { name: 'photos' }), testMonitor(2, { name: 'album', parentId: 'm1' })]);
  await watch.pass(20_000);
  watch.says.set('m1', refused);
  await watch.pass(15_000);
  expect(watch.watch().nowOf(testMonitor(1))).toMatchObject({ status: 'down', reason: 'refused' });
  const [open] = await readIncidents(watch.kernel.database.as(), { limit: 10 });
  expect(open).toMatchObject({
    monitorName: 'photos',
    endedMs: null,
    cause: { reason: { id: 'refused' }, lastGood: { ok: true, latencyMs: 12 } },
    affected: { monitors: [{ id: 'm2', name: 'album' }] },
  });
  watch.says.delete('m1');
  await watch.pass(15_000);
  expect(await said(watch)).toEqual(['pulse.monitor-went-down photos', 'pulse.monitor-recovered photos']);
  const [event] = await watch.kernel.published();
  expect(event?.payload).toMatchObject({
    summary: 'photos is down. The host is there, but nothing listens on this port. (ECONNREFUSED)',
    summaryEs: expect.stringContaining('photos está caído.'),
    reason: 'refused',
    detail: 'ECONNREFUSED',
    evidence: {
      checked: 'Door host1.lan:80, every 10 s',
      expected: 'an answer within 5 s',
      setBy: 'ana',
      changeAt: '/pulse/monitors/m1',
    },
  });
  const [ended] = await readIncidents(watch.kernel.database.as(), { limit: 10 });
  expect(ended?.end).toBe('recovered');
  expect(ended?.endedMs).toBeGreaterThan(ended?.startedMs ?? 0);
  const moments = await readMoments(watch.kernel.database.as(), ended?.id ?? '');
  expect(moments.map(({ kind }) => kind)).toEqual(['began', 'confirmed', 'recovered']);
  expect(states(watch, 1)).toMatch(/^(up )+(down )+up/);
});

test('a failure is looked at again soon, and what was not confirmed counts as before', async () => {
  await using watch = await openTestWatch();
  watch.set([testMonitor(1, { intervalMs: 60_000, retryIntervalMs: 5_000, timeoutMs: 5_000 })]);
  await watch.pass(61_000);
  watch.says.set('m1', refused);
  const before = watch.heartbeats.of(1).length;
  while (watch.heartbeats.of(1).length === before) await watch.pass(1_000);
  expect(watch.heartbeats.of(1).at(-1)?.state).toBe('pending');
  watch.says.delete('m1');
  await watch.pass(7_000);
  const [first, second] = watch.heartbeats.of(1).slice(-2);
  expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBe(5_000);
  expect([first?.state, second?.state]).toEqual(['up', 'up']);
  expect(await said(watch)).toEqual([]);
});

test('a pause is no failure, and a removed monitor ends its incident', async () => {
  await using watch = await openTestWatch();
  watch.set([testMonitor(1), testMonitor(2)]);
  await watch.pass(20_000);
  watch.says.set('m1', refused);
  await watch.pass(15_000);
  watch.set([testMonitor(1), testMonitor(2, { state: 'paused', revision: '2' })]);
  const paused = watch.heartbeats.of(2).length;
  await watch.pass(15_000);
  expect(watch.heartbeats.of(2).length).toBe(paused);
  expect(watch.watch().nowOf(testMonitor(2, { state: 'paused' }))?.status).toBe('paused');
  watch.set([testMonitor(2, { revision: '3' })]);
  await watch.pass(15_000);
  expect(watch.watch().nowOf(testMonitor(2))?.status).toBe('up');
  expect(watch.watch().nowOf(testMonitor(1))).toBeUndefined();
  const [incident] = await readIncidents(watch.kernel.database.as(), { limit: 10 });
  expect(incident?.end).toBe('removed');
});

test('a maintenance, a parent that is down, a hung check and a mistake of ours', async () => {
  await using watch = await openTestWatch({ isInMaintenance: ({ number }) => number === 1 });
  watch.set([
    testMonitor(1),
    testMonitor(2),
    testMonitor(3, { parentId: 'm2', failuresToConfirm: 3 }),
    testMonitor(4, { timeoutMs: 1_000 }),
    testMonitor(5),
  ]);
  for (const id of ['m1', 'm2', 'm3']) watch.says.set(id, refused);
  watch.says.set('m4', 'hang');
  watch.says.set('m5', new TypeError('a mistake'));
  await watch.pass(40_000);
  expect(watch.watch().nowOf(testMonitor(1))?.status).toBe('maintenance');
  expect(watch.watch().nowOf(testMonitor(4))).toMatchObject({ status: 'down', reason: 'timeout-answer' });
  expect(watch.heartbeats.of(5)).toEqual([]);
  expect(watch.kernel.complaints.filter((line) => line.includes('a mistake')).length).toBe(1);
  const events = await watch.kernel.published();
  const of = (name: string) => events.find(({ payload }) => payload['name'] === name)?.payload;
  expect(of('monitor 2')).toMatchObject({ isParentDown: false });
  expect(of('monitor 3')).toMatchObject({ isParentDown: true });
  expect(of('monitor 1')).toBeUndefined();
});

test('upside down: it is well when nothing answers, and that is no reason of a failure', async () => {
  await using watch = await openTestWatch();
  const closed = testMonitor(1, { isUpsideDown: true });
  watch.set([closed]);
  watch.says.set('m1', refused);
  await watch.pass(20_000);
  expect(watch.watch().nowOf(closed)).toMatchObject({ status: 'up', reason: null });
  expect(watch.heartbeats.of(1)[0]).toMatchObject({ state: 'up', reason: null });
  watch.says.delete('m1');
  await watch.pass(40_000);
  expect(watch.watch().nowOf(closed)).toMatchObject({ status: 'down', reason: 'answers' });
});

test('still down after a pause: that is said again, for the pause has quietened whoever was told', async () => {
  await using watch = await openTestWatch();
  watch.set([testMonitor(1)]);
  watch.says.set('m1', refused);
  await watch.pass(20_000);
  watch.set([testMonitor(1, { state: 'paused', revision: '2' })]);
  await watch.pass(20_000);
  watch.set([testMonitor(1, { revision: '3' })]);
  await watch.pass(30_000);
  expect(await said(watch)).toEqual([
    'pulse.monitor-went-down monitor 1',
    'pulse.monitor-still-down monitor 1',
  ]);
  watch.says.delete('m1');
  await watch.pass(15_000);
  expect((await said(watch)).at(-1)).toBe('pulse.monitor-recovered monitor 1');
});

test('still down when what is before it is well again: only then it is news, also after a restart', async () => {
  await using watch = await openTestWatch();
  const monitors = [testMonitor(1), testMonitor(2, { parentId: 'm1', failuresToConfirm: 3 })];
  watch.set(monitors);
  watch.says.set('m1', refused).set('m2', refused);
  await watch.pass(40_000);
  const ofChild = async () =>
    (await watch.kernel.published()).flatMap(({ name, payload }) =>
      payload['name'] === 'monitor 2' ? [`${name} ${String(payload['isParentDown'])}`] : [],
    );
  expect(await ofChild()).toEqual(['pulse.monitor-went-down true']);
  await watch.restart();
  watch.says.delete('m1');
  await watch.pass(30_000);
  expect(await ofChild()).toEqual(['pulse.monitor-went-down true', 'pulse.monitor-still-down false']);
  await watch.pass(30_000);
  expect(await ofChild()).toHaveLength(2);
});
