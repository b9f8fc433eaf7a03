import { expect, test } from 'vitest';
import { eventually } from '#kernel/eventually.ts';
import { deliveryCounts } from './delivery-counts.ts';
import type { Counts } from './destination-store.ts';
import { draftOf, fakeReceiver, oneTo, openTestDelivery, settled } from './test-delivery.ts';

test('those who watch hear what waits and what was given up, each time it differs', async () => {
  const receiver = fakeReceiver();
  receiver.answer = async () => ({ kind: 'refused', isBroken: false, reason: 'Too long' });
  await using delivery = await openTestDelivery(receiver);
  const { id } = await delivery.add(draftOf('ops'));
  const counts = deliveryCounts(delivery.kernel);
  const heard: Counts[] = [];
  const stop = counts.watch((now) => heard.push(now));
  await eventually(() => heard[0]);
  await delivery.put([oneTo(id, 'a')]);
  await settled(delivery, 'dead');
  await eventually(() => {
    delivery.clock.advance(2_000);
    return heard.at(-1)?.dead === 1 ? true : undefined;
  });
  expect(heard[0]).toEqual({ waiting: 0, dead: 0 });
  expect(heard.at(-1)).toEqual({ waiting: 0, dead: 1 });
  expect(new Set(heard.map((each) => JSON.stringify(each))).size).toBe(heard.length);
  const later: Counts[] = [];
  const stopLater = counts.watch((now) => later.push(now));
  expect(later).toEqual([{ waiting: 0, dead: 1 }]);
  stop();
  stopLater();
});
