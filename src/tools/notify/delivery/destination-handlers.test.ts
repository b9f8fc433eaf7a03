import { describe, expect, test } from 'vitest';
import { eventually } from '#kernel/eventually.ts';
import { testCall } from '#kernel/test-call.ts';
import type { SendOutcome } from '../channels/channel.ts';
import { draftOf, fakeReceiver, oneTo, openTestDelivery, settled } from './test-delivery.ts';

describe('people', () => {
  test('drop what waits, and it is audited', async () => {
    const receiver = fakeReceiver();
    await using delivery = await openTestDelivery(receiver);
    const { id } = await delivery.add(draftOf('ops', { isEnabled: false }));
    await delivery.put([oneTo(id, 'a')]);
    const [row] = await delivery.list();
    const dropped = await delivery.handlers.dropDelivery({ params: { id: row?.id ?? '' } }, testCall());
    expect(dropped.state).toBe('dropped');
    const actions = (await delivery.kernel.published()).map(({ payload }) => payload['action']);
    expect(actions).toEqual(['add destination', 'drop message']);
  });

  test('remove a destination: what waits goes to its fallback, or is given up', async () => {
    const receiver = fakeReceiver();
    await using delivery = await openTestDelivery(receiver);
    const spare = await delivery.add(draftOf('spare'));
    const first = await delivery.add(draftOf('first', { fallbackId: spare.id, isEnabled: false }));
    const lone = await delivery.add(draftOf('lone', { isEnabled: false }));
    await delivery.put([oneTo(first.id, 'a'), oneTo(lone.id, 'b')]);
    for (const { id } of [first, lone])
      await delivery.handlers.removeDestination({ params: { id } }, testCall());
    const list = await settled(delivery, 'sent', 'merged', 'dead');
    const states = list.map(({ groupKey, destinationName, state }) => [groupKey, destinationName, state]);
    expect(states).toContainEqual(['a', 'spare', 'sent']);
    expect(states).toContainEqual(['a', 'removed', 'merged']);
    expect(states).toContainEqual(['b', 'removed', 'dead']);
  });

  test('remove a destination while it sends: what fails then goes to its fallback', async () => {
    const receiver = fakeReceiver();
    const answer = Promise.withResolvers<SendOutcome>();
    receiver.answer = ({ room }) => (room === 'first' ? answer.promise : Promise.resolve({ kind: 'sent' }));
    await using delivery = await openTestDelivery(receiver);
    const spare = await delivery.add(draftOf('spare'));
    const { id } = await delivery.add(draftOf('first', { fallbackId: spare.id }));
    await delivery.put([oneTo(id, 'a')]);
    await eventually(async () => receiver.sent.length === 1 || undefined);
    await delivery.handlers.removeDestination({ params: { id } }, testCall());
    answer.resolve({ kind: 'retry', reason: 'No answer' });
    const list = await settled(delivery, 'sent', 'merged');
    const states = list.map(({ destinationName, state }) => `${destinationName}: ${state}`);
    expect(states.toSorted()).toEqual(['removed: merged', 'spare: sent']);
  });

  test('remove a destination: its receiver is asked to forget it, and need not be there', async () => {
    const receiver = fakeReceiver();
    const withdrawn: unknown[] = [];
    const channel = {
      ...receiver.channel,
      withdraw: async ({ room }: { room: string }) => {
        withdrawn.push(room);
        throw new Error('away');
      },
    };
    await using delivery = await openTestDelivery(receiver, { channels: [channel] });
    const { id } = await delivery.add(draftOf('ops'));
    await delivery.handlers.removeDestination({ params: { id } }, testCall());
    expect(withdrawn).toEqual(['ops']);
    expect(delivery.destinations.all()).toEqual([]);
  });

  test('are told what a draft lacks', async () => {
    await using delivery = await openTestDelivery(fakeReceiver());
    await expect(delivery.add(draftOf('x', { settings: { room: 'x' } }))).rejects.toMatchObject({
      code: 'invalid',
      issues: [{ path: 'settings.token' }],
    });
    await expect(delivery.add(draftOf('x', { kind: 'pigeon' }))).rejects.toMatchObject({ code: 'invalid' });
    const [kind] = await delivery.handlers.channelKinds({}, testCall());
    expect(kind?.settings['properties']).toMatchObject({ token: { secret: true } });
  });

  test('cannot let destinations stand in for each other in a circle', async () => {
    await using delivery = await openTestDelivery(fakeReceiver());
    const third = await delivery.add(draftOf('third'));
    const second = await delivery.add(draftOf('second', { fallbackId: third.id }));
    const first = await delivery.add(draftOf('first', { fallbackId: second.id }));
    const body = draftOf('third', { fallbackId: first.id });
    await expect(
      delivery.handlers.changeDestination({ params: { id: third.id }, body }, testCall()),
    ).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('What first cannot send already comes here'),
    });
  });

  test('are told of a name, a template or a setting that cannot be, in both languages', async () => {
    await using delivery = await openTestDelivery(fakeReceiver());
    const first = await delivery.add(draftOf('ops'));
    const refused = async (draft: ReturnType<typeof draftOf>) => {
      try {
        return await delivery.add(draft);
      } catch (error) {
        return error;
      }
    };
    expect(await refused(draftOf('OPS '))).toMatchObject({
      status: 400,
      message: 'There is a channel called OPS already. Choose another name.',
      es: expect.stringContaining('Ya hay un canal'),
      issues: [{ path: 'name', es: expect.stringContaining('Ya hay') }],
    });
    expect(await refused(draftOf('Default'))).toMatchObject({ issues: [{ path: 'name' }] });
    expect(await refused(draftOf('\u202e \n'))).toMatchObject({ message: 'A channel needs a name.' });
    expect(await refused(draftOf('a', { templateId: 'gone' }))).toMatchObject({
      issues: [{ path: 'templateId', message: expect.stringContaining('does not exist any more') }],
    });
    expect(await refused(draftOf('a', { fallbackId: 'gone' }))).toMatchObject({
      issues: [{ path: 'fallbackId', es: expect.stringContaining('ya no existe') }],
    });
    const settings = { room: 'a', token: 'x', roomm: 'b' };
    expect(await refused(draftOf('a', { settings }))).toMatchObject({
      message: 'Fake has no setting called roomm. Leave it out.',
      issues: [{ path: 'settings.roomm' }],
    });
    const same = await delivery.handlers.changeDestination(
      { params: { id: first.id }, body: draftOf('Ops\u202e\n') },
      testCall(),
    );
    expect(same.name).toBe('Ops');
  });
});
