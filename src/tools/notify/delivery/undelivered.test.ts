import { describe, expect, test } from 'vitest';
import { eventually } from '#kernel/eventually.ts';
import { testCall } from '#kernel/test-call.ts';
import { breathe, draftOf, fakeReceiver, held, oneTo, openTestDelivery, settled } from './test-delivery.ts';

describe('what cannot be delivered', () => {
  test('gives up what is refused, says why, and sends it again when asked', async () => {
    const receiver = fakeReceiver();
    receiver.answer = async () => ({ kind: 'refused', isBroken: false, reason: 'Too long', code: 400 });
    await using delivery = await openTestDelivery(receiver);
    const { id } = await delivery.add(draftOf('ops'));
    await delivery.put([oneTo(id, 'a')]);
    const [dead] = await settled(delivery, 'dead');
    expect(dead).toMatchObject({ lastError: 'Too long', code: 400 });
    expect(await delivery.kernel.published()).toContainEqual(
      expect.objectContaining({ name: 'notify.delivery-given-up' }),
    );
    receiver.answer = async () => ({ kind: 'sent' });
    await delivery.handlers.resendDelivery({ params: { id: dead?.id ?? '' } }, testCall());
    await settled(delivery, 'sent');
  });

  test('a broken destination stops, its fallback takes over, and says that it is broken', async () => {
    const receiver = fakeReceiver();
    receiver.answer = async ({ room }) =>
      room === 'ops'
        ? { kind: 'refused', isBroken: true, reason: 'Unauthorized', code: 401 }
        : { kind: 'sent' };
    await using delivery = await openTestDelivery(receiver);
    const spare = await delivery.add(draftOf('spare', { isDefault: false }));
    const { id } = await delivery.add(draftOf('ops', { fallbackId: spare.id }));
    await delivery.put([oneTo(id, 'a'), oneTo(id, 'b')]);
    await eventually(() => receiver.sent.filter(({ room }) => room === 'spare').length === 3 || undefined);
    expect(receiver.sent.filter(({ room }) => room === 'ops')).toHaveLength(1);
    const titles = receiver.sent.map(({ message }) => message.title);
    expect(titles).toContain('Messages to ops are refused');
    const list = await delivery.handlers.destinations({}, testCall());
    expect(list.find((one) => one.id === id)?.health).toMatchObject({
      state: 'broken',
      reason: 'Unauthorized',
    });
  });

  test('without a fallback what waits goes out once the settings are right', async () => {
    const receiver = fakeReceiver();
    receiver.answer = async () => ({ kind: 'refused', isBroken: true, reason: 'Unauthorized', code: 401 });
    await using delivery = await openTestDelivery(receiver);
    const { id } = await delivery.add(draftOf('ops'));
    await delivery.put([oneTo(id, 'a')]);
    await eventually(async () => {
      const [one] = await delivery.handlers.destinations({}, testCall());
      return one?.health.state === 'broken' || undefined;
    });
    receiver.answer = async () => ({ kind: 'sent' });
    await delivery.handlers.changeDestination(
      { params: { id }, body: draftOf('ops', { settings: { room: 'new' } }) },
      testCall(),
    );
    await settled(delivery, 'sent');
    expect(receiver.sent.at(-1)?.room).toBe('new');
  });

  test('a receiver that is away for a day: given up with the reason, and not before', async () => {
    const receiver = fakeReceiver();
    receiver.answer = async () => ({ kind: 'retry', reason: 'connection refused' });
    await using delivery = await openTestDelivery(receiver);
    const { id } = await delivery.add(draftOf('ops'));
    const startMs = delivery.clock.now();
    await delivery.put([oneTo(id, 'a')]);
    await held(delivery);
    await eventually(async () => {
      delivery.clock.advance(10 * 60_000);
      await breathe();
      return (await delivery.list())[0]?.state === 'dead' || undefined;
    }, 20_000);
    expect(delivery.clock.now() - startMs).toBeGreaterThanOrEqual(24 * 60 * 60_000);
    expect((await delivery.list())[0]?.lastError).toContain('connection refused');
  });

  test('a receiver that asks for a pause for ever: given up after a day as well, and its fallback is told', async () => {
    const receiver = fakeReceiver();
    receiver.answer = async ({ room }) =>
      room === 'ops'
        ? { kind: 'retry', reason: 'Too many', code: 429, afterMs: 60 * 60_000 }
        : { kind: 'sent' };
    await using delivery = await openTestDelivery(receiver);
    const spare = await delivery.add(draftOf('spare'));
    const { id } = await delivery.add(draftOf('ops', { fallbackId: spare.id }));
    const startMs = delivery.clock.now();
    await delivery.put([oneTo(id, 'a')]);
    await eventually(async () => {
      delivery.clock.advance(30 * 60_000);
      await breathe();
      return receiver.sent.at(-1)?.room === 'spare' || undefined;
    }, 20_000);
    expect(delivery.clock.now() - startMs).toBeGreaterThanOrEqual(24 * 60 * 60_000);
    const list = await eventually(async () => {
      // A leap of the clock may have cut off what was being written, which is tried again after a while.
      delivery.clock.advance(1_000);
      await breathe();
      const found = await delivery.list();
      return found.every(({ state }) => state === 'sent' || state === 'merged') ? found : undefined;
    }, 20_000);
    expect(list.find(({ state }) => state === 'merged')?.lastError).toContain('Too many');
  });

  test('a pause that ends leaves those behind it a whole day again', async () => {
    const receiver = fakeReceiver();
    const hourMs = 60 * 60_000;
    let isBusy = true;
    receiver.answer = async () =>
      isBusy ? { kind: 'retry', reason: 'Too many', code: 429, afterMs: hourMs } : { kind: 'sent' };
    await using delivery = await openTestDelivery(receiver);
    const { id } = await delivery.add(draftOf('ops'));
    await delivery.put([oneTo(id, 'a'), oneTo(id, 'b')]);
    await held(delivery);
    isBusy = false;
    await eventually(async () => {
      delivery.clock.advance(hourMs / 2);
      await breathe();
      isBusy ||= receiver.sent.length === 2;
      return receiver.sent.length >= 3 || undefined;
    }, 20_000);
    delivery.clock.advance(23 * hourMs);
    await breathe();
    expect((await delivery.list()).map(({ state }) => state)).not.toContain('dead');
  });

  test('two that stand in for each other and both refuse: given up, with what both said', async () => {
    const receiver = fakeReceiver();
    receiver.answer = async ({ room }) => ({
      kind: 'refused',
      isBroken: true,
      reason: `${room} says no`,
      reasonEs: `${room} dice que no`,
    });
    await using delivery = await openTestDelivery(receiver);
    const second = await delivery.add(draftOf('second', { isDefault: false }));
    const first = await delivery.add(draftOf('first', { isDefault: false, fallbackId: second.id }));
    // Saved before circles were refused, or at the same moment by two people.
    await delivery.kernel.database.transaction((tx) =>
      delivery.destinations.note(tx, second.id, { fallback_id: first.id }),
    );
    await delivery.put([oneTo(first.id, 'a')]);
    const list = await eventually(async () => {
      const found = (await delivery.list()).filter((one) => one.groupKey === 'a' && one.state === 'dead');
      return found.length > 0 ? found : undefined;
    });
    expect(list).toMatchObject([
      {
        destinationName: 'second',
        lastError: 'first: first says no. second: second says no.',
        lastErrorEs: 'first: first dice que no. second: second dice que no.',
      },
    ]);
    await delivery.put([oneTo(first.id, 'b')]);
    await eventually(async () => {
      const dead = (await delivery.list()).find((one) => one.groupKey === 'b' && one.state === 'dead');
      return dead?.lastError?.includes('second says no') || undefined;
    });
  });

  test('a fallback that refuses everything is passed by on the way to its own', async () => {
    const receiver = fakeReceiver();
    receiver.answer = async ({ room }) =>
      room === 'third' ? { kind: 'sent' } : { kind: 'refused', isBroken: true, reason: `${room} says no` };
    await using delivery = await openTestDelivery(receiver);
    const third = await delivery.add(draftOf('third', { isDefault: false }));
    const second = await delivery.add(draftOf('second', { isDefault: false, fallbackId: third.id }));
    const first = await delivery.add(draftOf('first', { isDefault: false, fallbackId: second.id }));
    await delivery.put([oneTo(second.id, 'a')]);
    await settled(delivery, 'sent', 'merged');
    await delivery.put([oneTo(first.id, 'b')]);
    const list = await settled(delivery, 'sent', 'merged');
    const last = list.filter(({ groupKey }) => groupKey === 'b');
    expect(last.map((one) => `${one.destinationName}: ${one.state}`).toSorted()).toEqual([
      'first: merged',
      'third: sent',
    ]);
  });
});
