import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { eventually } from '#kernel/eventually.ts';
import { testCall } from '#kernel/test-call.ts';
import type { SendOutcome } from '../channels/channel.ts';
import { openTestKernel } from '../test-notify.ts';
import {
  breathe,
  draftOf,
  fakeReceiver,
  oneTo,
  openTestDelivery,
  settled,
  type TestDelivery,
} from './test-delivery.ts';

async function sendingWhenStopped() {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-stop-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const clock = manualClock();
  const receiver = fakeReceiver();
  const answer = Promise.withResolvers<SendOutcome>();
  receiver.answer = () => answer.promise;
  const delivery = await openTestDelivery(receiver, { folder, clock });
  const { id } = await delivery.add(draftOf('ops'));
  await delivery.put([oneTo(id, 'a'), oneTo(id, 'b')]);
  await eventually(async () => receiver.sent.length === 1 || undefined);
  return { folder, clock, receiver, answer, stopped: delivery[Symbol.asyncDispose]() };
}

/** The key is another one in these tests, as after a lost key. */
async function typeInAnew({ destinations, handlers }: TestDelivery): Promise<void> {
  const [{ id } = { id: '' }] = destinations.all();
  await handlers.changeDestination({ params: { id }, body: draftOf('ops') }, testCall());
}

test('what is on its way at the stop may still arrive, and nothing more is begun', async () => {
  const { folder, clock, receiver, answer, stopped } = await sendingWhenStopped();
  await breathe();
  answer.resolve({ kind: 'sent' });
  await stopped;
  expect(receiver.sent).toHaveLength(1);
  receiver.answer = async () => ({ kind: 'sent' });
  await using again = await openTestDelivery(receiver, { folder, clock });
  await typeInAnew(again);
  const list = await settled(again, 'sent');
  expect(list.map(({ isPossiblyTwice }) => isPossiblyTwice)).toEqual([false, false]);
  expect(receiver.sent.map(({ message }) => message.groupKey)).toEqual(['a', 'b']);
});

test('a receiver that takes too long is not waited for', async () => {
  const { folder, clock, receiver, stopped } = await sendingWhenStopped();
  await breathe();
  clock.advance(2_000);
  await stopped;
  receiver.answer = async () => ({ kind: 'sent' });
  await using again = await openTestDelivery(receiver, { folder, clock });
  await typeInAnew(again);
  const list = await settled(again, 'sent');
  expect(list.filter(({ isPossiblyTwice }) => isPossiblyTwice).map(({ groupKey }) => groupKey)).toEqual([
    'a',
  ]);
});

test('what was left for a destination that is removed is given up at the next start', async () => {
  const { folder, clock, receiver, stopped } = await sendingWhenStopped();
  await breathe();
  clock.advance(2_000);
  await stopped;
  {
    await using kernel = await openTestKernel({ folder, clock });
    await kernel.database.transaction((tx) => tx.deleteFrom('destinations').execute());
  }
  await using again = await openTestDelivery(receiver, { folder, clock });
  const list = await settled(again, 'dead');
  expect(list.map(({ lastError }) => lastError)).toEqual(Array(2).fill('The destination was removed.'));
});
