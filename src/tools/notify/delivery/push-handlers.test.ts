import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Caller } from '#contracts/access.ts';
import { admin, testCall } from '#kernel/test-call.ts';
import { testPushDevice } from '../channel-push/test-push-device.ts';
import { webPush } from '../channels/web-push.ts';
import { fakeReceiver, openTestDelivery } from './test-delivery.ts';

const endpoint = 'https://fcm.googleapis.com/fcm/send/abc';
const operator: Caller = { ...admin, userId: 'u3', name: 'otto', role: 'operator' };
const asOperator = () => testCall({ caller: operator });

const open = () => openTestDelivery(fakeReceiver(), { channels: [webPush] });
const subscription = (changes: { endpoint?: string; replaces?: string } = {}) => ({
  endpoint,
  ...testPushDevice().keys,
  name: 'Chrome on Android, ana',
  language: 'es' as const,
  ...changes,
});
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

test('a browser subscribes, is recognised by its address, and what it gave is told to nobody', async () => {
  await using delivery = await open();
  const { handlers, kernel } = delivery;
  const body = subscription();
  const device = await handlers.subscribeDevice({ body }, testCall());
  expect(device).toMatchObject({ name: 'Chrome on Android, ana', isDefault: true });
  const asked = await handlers.pushDevice({ query: { device: hashOf(endpoint) } }, testCall());
  expect(asked).toEqual({ publicKey: expect.stringMatching(/^B[\w-]{86}$/), device });
  const other = await handlers.pushDevice({ query: { device: hashOf('x') } }, testCall());
  expect(other.device).toBeNull();
  expect((await handlers.pushDevice({ query: {} }, testCall())).device).toBeNull();
  const list = await handlers.destinations({}, testCall());
  expect(list).toMatchObject([
    { kind: 'web-push', language: 'es', settings: { endpoint: null, p256dh: null, auth: null } },
  ]);
  const [audit] = await kernel.published();
  expect(audit?.payload).toMatchObject({ action: 'add destination', target: 'Chrome on Android, ana' });
  for (const secret of [endpoint, body.p256dh, body.auth])
    expect(JSON.stringify([list, audit])).not.toContain(secret);
});

test('a second time, and under a new address, it is the same destination', async () => {
  await using delivery = await open();
  const { handlers } = delivery;
  const first = await handlers.subscribeDevice({ body: subscription() }, testCall());
  const again = await handlers.subscribeDevice({ body: subscription() }, testCall());
  const moved = subscription({ endpoint: `${endpoint}-2`, replaces: endpoint });
  const last = await handlers.subscribeDevice({ body: moved }, testCall());
  expect([again.destinationId, last.destinationId]).toEqual([first.destinationId, first.destinationId]);
  expect(delivery.destinations.all().map(({ settings }) => settings['endpoint'])).toEqual([`${endpoint}-2`]);
});

test('who may only respond subscribes the own device, to what a route sends there', async () => {
  await using delivery = await open();
  const { handlers } = delivery;
  const device = await handlers.subscribeDevice({ body: subscription() }, asOperator());
  expect(device.isDefault).toBe(false);
  const within = subscription({ endpoint: 'http://192.168.1.1/admin' });
  await expect(handlers.subscribeDevice({ body: within }, asOperator())).rejects.toMatchObject({
    code: 'invalid',
  });
  await handlers.subscribeDevice({ body: within }, testCall());
  expect(delivery.destinations.all()).toHaveLength(2);
});

test('two devices that call themselves the same are told apart', async () => {
  await using delivery = await open();
  const add = (to: string) =>
    delivery.handlers.subscribeDevice({ body: subscription({ endpoint: to }) }, testCall());
  await add(endpoint);
  const second = await add(`${endpoint}-2`);
  expect(second.name).toBe('Chrome on Android, ana 2');
  expect((await add(`${endpoint}-2`)).destinationId).toBe(second.destinationId);
});

test('a device unsubscribes itself, and nobody else', async () => {
  await using delivery = await open();
  const { handlers } = delivery;
  await handlers.subscribeDevice({ body: subscription() }, testCall());
  await handlers.unsubscribeDevice({ body: { endpoint: `${endpoint}-of-others` } }, asOperator());
  expect(delivery.destinations.all()).toHaveLength(1);
  await handlers.unsubscribeDevice({ body: { endpoint } }, asOperator());
  expect(delivery.destinations.all()).toHaveLength(0);
});

test('a browser whose address changes does not bring back what was removed', async () => {
  await using delivery = await open();
  const { name: _, ...body } = subscription({ endpoint: `${endpoint}-2`, replaces: endpoint });
  await expect(delivery.handlers.subscribeDevice({ body }, testCall())).rejects.toMatchObject({
    code: 'not-found',
  });
  expect(delivery.destinations.all()).toEqual([]);
});

test('an incomplete subscription is refused', async () => {
  await using delivery = await open();
  const body = { ...subscription(), auth: 'x' };
  await expect(delivery.handlers.subscribeDevice({ body }, testCall())).rejects.toMatchObject({
    code: 'invalid',
    issues: [{ path: 'settings.auth' }],
  });
});
