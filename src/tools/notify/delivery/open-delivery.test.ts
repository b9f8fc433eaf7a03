import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { eventually } from '#kernel/eventually.ts';
import { testCall } from '#kernel/test-call.ts';
import {
  breathe,
  draftOf,
  fakeReceiver,
  held,
  oneTo,
  openTestDelivery,
  plantedToken,
  settled,
} from './test-delivery.ts';

describe('delivery', () => {
  test('sends in order, and says so', async () => {
    const receiver = fakeReceiver();
    await using delivery = await openTestDelivery(receiver);
    const { id } = await delivery.add(draftOf('ops'));
    await delivery.put([oneTo(id, 'a'), oneTo(id, 'b'), oneTo(id, 'c')]);
    await settled(delivery, 'sent');
    expect(receiver.sent.map(({ message }) => message.groupKey)).toEqual(['a', 'b', 'c']);
    const [destination] = await delivery.handlers.destinations({}, testCall());
    expect(destination?.health).toMatchObject({ state: 'working', waiting: 0, dead: 0 });
  });

  test('tries again by the schedule, with the same id', async () => {
    const receiver = fakeReceiver();
    let failures = 2;
    receiver.answer = async () =>
      (failures -= 1) >= 0 ? { kind: 'retry', reason: 'status 500', code: 500 } : { kind: 'sent' };
    await using delivery = await openTestDelivery(receiver);
    const { id } = await delivery.add(draftOf('ops'));
    const startMs = delivery.clock.now();
    await delivery.put([oneTo(id, 'a')]);
    await held(delivery);
    await eventually(async () => {
      delivery.clock.advance(500);
      await breathe();
      return receiver.sent.length === 3 || undefined;
    });
    const [row] = await settled(delivery, 'sent');
    const waits = receiver.sent.map(({ atMs }) => Math.round((atMs - startMs) / 1000));
    expect(waits[1]).toBeGreaterThanOrEqual(5);
    expect(waits[1]).toBeLessThan(15);
    expect(waits[2]).toBeGreaterThanOrEqual(20);
    expect(new Set(receiver.sent.map(({ message }) => message.id)).size).toBe(1);
    const details = await delivery.handlers.delivery({ params: { id: row?.id ?? '' } }, testCall());
    expect(details.tries.map(({ outcome }) => outcome)).toEqual(['retry', 'retry', 'sent']);
  });

  test('keeps to the pause a receiver asks for, to the millisecond', async () => {
    const receiver = fakeReceiver();
    receiver.answer = async () =>
      receiver.sent.length === 1
        ? { kind: 'retry', reason: 'Too many', code: 429, afterMs: 2_000 }
        : { kind: 'sent' };
    await using delivery = await openTestDelivery(receiver);
    const { id } = await delivery.add(draftOf('ops'));
    await delivery.put([oneTo(id, 'a')]);
    await held(delivery);
    await breathe();
    await delivery.put([oneTo(id, 'b')]);
    delivery.clock.advance(1_999);
    await breathe();
    expect(receiver.sent).toHaveLength(1);
    await eventually(async () => {
      delivery.clock.advance(1);
      await breathe();
      return receiver.sent.length === 3 || undefined;
    });
    const first = receiver.sent[0]?.atMs ?? 0;
    expect((receiver.sent[1]?.atMs ?? 0) - first).toBeGreaterThanOrEqual(2_000);
    expect((receiver.sent[1]?.atMs ?? 0) - first).toBeLessThanOrEqual(3_000);
  });

  test('of 500 messages makes one when the limits leave no room, with every alert', async () => {
    const receiver = fakeReceiver([{ tokens: 5, perMs: 2_000 }]);
    await using delivery = await openTestDelivery(receiver);
    const { id } = await delivery.add(draftOf('ops'));
    await delivery.put(Array.from({ length: 500 }, (_, index) => oneTo(id, `g${index}`)));
    await settled(delivery, 'sent', 'merged');
    expect(receiver.sent).toHaveLength(1);
    expect(receiver.sent[0]?.message.reason).toBe('storm');
    expect(new Set(receiver.sent[0]?.message.alerts.map((alert) => alert.fingerprint)).size).toBe(500);
  });
});

test('limits that leave room are kept to by waiting', async () => {
  const receiver = fakeReceiver([{ tokens: 5, perMs: 2_000 }]);
  await using delivery = await openTestDelivery(receiver);
  const { id } = await delivery.add(draftOf('ops'));
  await delivery.put(Array.from({ length: 12 }, (_, index) => oneTo(id, `g${index}`)));
  await eventually(async () => {
    delivery.clock.advance(100);
    await breathe();
    return receiver.sent.length === 12 || undefined;
  }, 20_000);
  const times = receiver.sent.map(({ atMs }) => atMs);
  for (const start of times)
    expect(times.filter((at) => at >= start && at < start + 2_000).length).toBeLessThanOrEqual(5);
});

describe('a crash', () => {
  test('loses nothing, and sends at most the one on its way twice', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nexus-notify-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const clock = manualClock();
    const receiver = fakeReceiver();
    {
      // The second message hangs; the process ends meanwhile.
      receiver.answer = async (_one, signal) =>
        receiver.sent.length === 1
          ? { kind: 'sent' }
          : new Promise((resolve) => {
              const reason = 'aborted';
              signal.addEventListener('abort', () => resolve({ kind: 'retry', reason }));
            });
      const delivery = await openTestDelivery(receiver, { folder, clock });
      const { id } = await delivery.add(draftOf('ops'));
      await delivery.put([oneTo(id, 'a'), oneTo(id, 'b'), oneTo(id, 'c')]);
      await eventually(() => receiver.sent.length === 2 || undefined);
      const stopped = delivery[Symbol.asyncDispose]();
      await breathe();
      clock.advance(2_000);
      await stopped;
    }
    const before = receiver.sent.map(({ message }) => message.id);
    const again = fakeReceiver();
    await using delivery = await openTestDelivery(again, { folder, clock });
    expect((await delivery.list()).length).toBe(3);
    // The key is another one in this test, so the settings are typed in anew, as after a lost key.
    const [destination] = delivery.destinations.all();
    await delivery.handlers.changeDestination(
      { params: { id: destination?.id ?? '' }, body: draftOf('ops') },
      testCall(),
    );
    const list = await settled(delivery, 'sent');
    expect(list.filter((one) => one.isPossiblyTwice).map(({ groupKey }) => groupKey)).toEqual(['b']);
    expect(again.sent.map(({ message }) => message.groupKey).toSorted()).toEqual(['b', 'c']);
    expect(before).toContain(again.sent.find(({ message }) => message.groupKey === 'b')?.message.id);
  });

  test('nothing is sent while `sending` cannot be written, and nothing is lost', async () => {
    const receiver = fakeReceiver();
    await using delivery = await openTestDelivery(receiver);
    const { id } = await delivery.add(draftOf('ops'));
    let isFull = true;
    delivery.kernel.coordinator.isCurrent = async () => {
      if (isFull) throw new Error('disk full');
      return true;
    };
    await delivery.put([oneTo(id, 'a')]);
    await breathe();
    expect(receiver.sent).toEqual([]);
    isFull = false;
    await eventually(async () => {
      delivery.clock.advance(1_000);
      await breathe();
      return receiver.sent.length === 1 || undefined;
    });
    await settled(delivery, 'sent');
  });
});

test('secrets are in no file, result, log or reason', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-notify-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const receiver = fakeReceiver();
  receiver.answer = async () => {
    throw new Error(`https://chat.example/bot${plantedToken}/send failed`);
  };
  await using delivery = await openTestDelivery(receiver, { folder });
  const made = await delivery.add(draftOf('ops'));
  expect(made.settings).toEqual({ room: 'ops', token: null });
  await delivery.put([oneTo(made.id, 'a')]);
  const { health } = await held(delivery);
  expect(health.reason).toContain('[secret]');
  const outcome = await delivery.handlers.testDestination({ body: { draft: draftOf('x') } }, testCall());
  expect(outcome).toMatchObject({ isDelivered: false });
  expect(outcome.text).not.toContain(plantedToken);
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const file of files.filter((one) => one.isFile()))
    expect((await readFile(join(file.parentPath, file.name))).includes(plantedToken)).toBe(false);
  expect(delivery.kernel.complaints.join()).not.toContain(plantedToken);
  expect(JSON.stringify(await delivery.kernel.published())).not.toContain(plantedToken);
});
