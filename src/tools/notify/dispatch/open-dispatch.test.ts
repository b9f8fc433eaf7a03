import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { a, alertOf, b, openDispatchUnderTest, over, testRouting, second, startMs } from './test-dispatch.ts';

describe('a group', () => {
  test('waits for others, tells newcomers at the next look, reminds, and tells the end once', async () => {
    await using it = await openDispatchUnderTest(testRouting());
    it.alerts.set(a);
    await it.pass(2 * second);
    expect(it.told()).toEqual([]);
    await it.pass(1 * second);
    expect(it.told()).toEqual(['phone first +g/a']);
    it.alerts.set(b);
    await it.pass(9 * second);
    expect(it.told()).toEqual([]);
    await it.pass(1 * second);
    expect(it.told()).toEqual(['phone new-alerts +g/a +g/b']);
    await it.pass(69 * second);
    expect(it.told()).toEqual([]);
    await it.pass(1 * second);
    expect(it.told()).toEqual(['phone repeat +g/a +g/b']);
    it.alerts.set(over(a, it.clock.now()));
    await it.pass(10 * second);
    expect(it.told()).toEqual(['phone some-resolved +g/b -g/a']);
    it.alerts.set(over(b, it.clock.now()));
    await it.pass(10 * second);
    expect(it.told()).toEqual(['phone all-resolved -g/b']);
    expect(it.alerts.settled).toEqual(['g/a', 'g/b']);
    expect([...it.alerts.records.keys()]).toEqual([]);
    expect(it.dispatch.groups()).toEqual([]);
    expect(await it.kernel.database.query.selectFrom('notifications').selectAll().execute()).toEqual([]);
  });

  test('whose alerts began long ago is told at once', async () => {
    await using it = await openDispatchUnderTest(testRouting());
    it.alerts.set({ ...a, startsAtMs: startMs - 60 * second });
    await it.pass(1);
    expect(it.told()).toEqual(['phone first +g/a']);
  });

  test('that comes and goes before anybody was told is not told', async () => {
    await using it = await openDispatchUnderTest(testRouting());
    it.alerts.set(a);
    await it.pass(1 * second);
    it.alerts.set(over(a, it.clock.now()));
    await it.pass(30 * second);
    expect(it.told()).toEqual([]);
    expect(it.alerts.settled).toEqual(['g/a']);
  });

  test('whose end is not wanted ends in silence', async () => {
    await using it = await openDispatchUnderTest(testRouting({ sendResolved: false }));
    it.alerts.set(a);
    await it.pass(3 * second);
    it.alerts.set(over(a, it.clock.now()));
    await it.pass(10 * second);
    expect(it.told()).toEqual(['phone first +g/a']);
    it.alerts.set({ ...a, startsAtMs: it.clock.now() });
    await it.pass(3 * second);
    expect(it.told()).toEqual(['phone first +g/a']);
  });
});

describe('what people and alerts do', () => {
  test('an acknowledged alert gives no reminders, and its end is told', async () => {
    await using it = await openDispatchUnderTest(testRouting());
    it.alerts.set(a);
    await it.pass(3 * second);
    it.told();
    it.alerts.set({ ...a, acknowledgement: { by: 'ana', atMs: it.clock.now(), comment: '' } });
    await it.pass(120 * second);
    expect(it.told()).toEqual([]);
    it.alerts.set(over(a, it.clock.now()));
    await it.pass(10 * second);
    expect(it.told()).toEqual(['phone all-resolved -g/a']);
  });

  test('a snoozed alert is told again when the snooze ends', async () => {
    await using it = await openDispatchUnderTest(testRouting());
    it.alerts.set(a);
    await it.pass(3 * second);
    it.told();
    it.alerts.set({ ...a, snoozedUntilMs: it.clock.now() + 35 * second });
    await it.pass(35 * second);
    expect(it.told()).toEqual([]);
    // The book takes the snooze away once it is over.
    it.alerts.set(a);
    await it.pass(5 * second);
    expect(it.told()).toEqual(['phone repeat +g/a']);
    await it.pass(50 * second);
    expect(it.told()).toEqual([]);
  });

  test('one that flaps is told once as such, and once more when it has settled', async () => {
    await using it = await openDispatchUnderTest(testRouting());
    it.alerts.set(a);
    await it.pass(3 * second);
    it.told();
    const flapping = { sinceMs: startMs, percent: 40 };
    for (const one of [a, over(a, startMs), a, over(a, startMs)]) {
      it.alerts.set({ ...one, flapping });
      await it.pass(10 * second);
    }
    expect(it.told()).toEqual(['phone flapping-started +g/a']);
    it.alerts.set(over(a, it.clock.now()));
    await it.pass(10 * second);
    expect(it.told()).toEqual(['phone flapping-ended -g/a']);
  });
});

describe('a crash', () => {
  test('at any moment repeats nothing and loses nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nexus-dispatch-'));
    const records = new Map([[a.fingerprint, a]]);
    const told: string[] = [];
    const clock = manualClock(startMs);
    let failures = 0;
    const run = async (ms: number, before?: (atMs: number) => void) => {
      const failing = () => failures-- > 0;
      await using it = await openDispatchUnderTest(testRouting(), {
        folder,
        records,
        failing,
        ...(clock && { clock }),
      });
      before?.(it.clock.now());
      await it.pass(ms);
      told.push(...it.told());
    };
    await run(2 * second);
    await run(3 * second);
    await run(15 * second);
    records.set(b.fingerprint, b);
    failures = 1;
    await run(20 * second);
    await run(12 * second, (atMs) => {
      records.set(a.fingerprint, over(a, atMs));
      records.set(b.fingerprint, over(b, atMs));
    });
    await run(12 * second);
    await rm(folder, { recursive: true });
    expect(told).toEqual(['phone first +g/a', 'phone new-alerts +g/a +g/b', 'phone all-resolved -g/a -g/b']);
    expect(records.size).toBe(0);
  });
});

test('10,000 groups are each told once', async () => {
  await using it = await openDispatchUnderTest(testRouting());
  it.alerts.set(...Array.from({ length: 10_000 }, (_, n) => alertOf({ group: String(n), name: 'x' })));
  await it.pass(3 * second);
  for (let turn = 0; turn < 200 && it.messages.length < 10_000; turn += 1) await it.pass(1);
  expect(new Set(it.messages.map(({ groupKey }) => groupKey)).size).toBe(10_000);
  expect(it.messages).toHaveLength(10_000);
});
