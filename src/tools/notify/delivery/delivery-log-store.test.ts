import { expect, test } from 'vitest';
import { testCall } from '#kernel/test-call.ts';
import { forgetDeliveries } from './delivery-log-store.ts';
import { draftOf, fakeReceiver, oneTo, openTestDelivery, payloadOf, settled } from './test-delivery.ts';

test('messages are found by alert, by destination and page by page', async () => {
  await using delivery = await openTestDelivery(fakeReceiver());
  const { id } = await delivery.add(draftOf('ops'));
  await delivery.put([oneTo(id, 'a'), oneTo(id, 'b'), oneTo(id, 'c')]);
  await settled(delivery, 'sent');
  const ask = async (query: {
    fingerprint?: string;
    destination?: string;
    limit?: number;
    before?: string;
  }) => delivery.handlers.deliveries({ query: { state: ['sent'], limit: 100, ...query } }, testCall());
  expect((await ask({ fingerprint: 'b' })).deliveries.map(({ groupKey }) => groupKey)).toEqual(['b']);
  expect((await ask({ destination: 'other' })).deliveries).toEqual([]);
  const first = await ask({ limit: 2 });
  expect(first.deliveries.map(({ groupKey }) => groupKey)).toEqual(['c', 'b']);
  const rest = await ask({ limit: 2, before: first.next ?? '' });
  expect(rest.deliveries.map(({ groupKey }) => groupKey)).toEqual(['a']);
  expect(rest.next).toBeNull();
});

test('a message is named in both languages where its first alert is', async () => {
  await using delivery = await openTestDelivery(fakeReceiver());
  const { id } = await delivery.add(draftOf('ops', { isEnabled: false }));
  const payload = payloadOf('a', ['x', 'y']);
  const alerts = payload.alerts.map((alert) => ({ ...alert, annotations: { summary_es: 'sobre\n x' } }));
  await delivery.put([{ ...payload, destinationId: id, alerts }, oneTo(id, 'b')]);
  const [plain, both] = await delivery.list();
  expect(plain).toMatchObject({ title: 'about b', titleEs: null });
  expect(both).toMatchObject({ title: 'about x (+1)', titleEs: 'sobre x (+1)' });
  const details = await delivery.handlers.delivery({ params: { id: both?.id ?? '' } }, testCall());
  expect(details.alerts[0]).toMatchObject({ title: 'about x', titleEs: 'sobre x' });
});

test('what was sent or given up long ago is forgotten, what still waits is not', async () => {
  const receiver = fakeReceiver();
  receiver.answer = async ({ message }) =>
    message.groupKey === 'c' ? { kind: 'refused', isBroken: false, reason: 'Too long' } : { kind: 'sent' };
  await using delivery = await openTestDelivery(receiver);
  const { id } = await delivery.add(draftOf('ops'));
  const paused = await delivery.add(draftOf('paused', { isEnabled: false }));
  await delivery.put([oneTo(id, 'a'), oneTo(id, 'c'), oneTo(paused.id, 'b')]);
  const beforeMs = delivery.clock.now() + 1;
  await settled(delivery, 'sent', 'waiting', 'dead');
  const { database } = delivery.kernel;
  let count = 0;
  while ((await delivery.list()).length > 1)
    count += await database.transaction((tx) => forgetDeliveries(tx, beforeMs, 500));
  expect(count).toBe(2);
  expect((await delivery.list()).map(({ groupKey }) => groupKey)).toEqual(['b']);
});
