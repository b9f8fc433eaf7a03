import { expect, test } from 'vitest';
import { openTestReceiver, testSendContext } from '../channel-http/test-receiver.ts';
import { testPushDevice } from '../channel-push/test-push-device.ts';
import { exampleMessage } from '../message/example-message.ts';
import { webPush } from './web-push.ts';

async function pushed(message = exampleMessage) {
  await using receiver = await openTestReceiver();
  const device = testPushDevice();
  const settings = webPush.settings.parse({ endpoint: `${receiver.url}/send/abc`, ...device.keys });
  await webPush.send(message, settings, testSendContext());
  const [request] = receiver.received;
  if (!request) throw new Error('Nothing came.');
  return { request, payload: JSON.parse(device.open(request.bytes)) };
}

test('the exact request', async () => {
  const { request, payload } = await pushed();
  expect(`${request.method} ${request.path}`).toBe('POST /send/abc');
  expect(request.headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-encoding': 'aes128gcm',
    authorization: expect.stringMatching(/^vapid t=[\w-]+\.[\w-]+\.[\w-]+, k=B[\w-]{86}$/),
    ttl: '86400',
    urgency: 'high',
    topic: expect.stringMatching(/^[\w-]{32}$/),
  });
  expect(payload).toEqual({
    title: exampleMessage.title,
    body: expect.stringContaining('Seen: it ended with exit code 137: it ran out of memory'),
    tag: request.headers['topic'],
    isFiring: true,
    isCritical: true,
    language: 'en',
    path: '/notify?alert=0123456789abcdef',
    alerts: ['0123456789abcdef', 'fedcba9876543210'],
    actions: [
      { action: 'acknowledge', title: 'Acknowledge' },
      { action: 'snooze-1h', title: 'Snooze 1 h' },
    ],
  });
  expect(payload.body).not.toContain('https://');
});

test('an end takes the place of what fired, quietly, and offers nothing to do', async () => {
  const [fired, over] = [
    await pushed(),
    await pushed({
      ...exampleMessage,
      status: 'resolved',
      url: null,
      actions: [],
      alerts: exampleMessage.alerts.map((alert) => ({ ...alert, isFiring: false })),
    }),
  ];
  expect(over.payload.tag).toBe(fired.payload.tag);
  expect(over.request.headers['urgency']).toBe('normal');
  expect(over.payload).toMatchObject({
    isFiring: false,
    isCritical: false,
    alerts: [],
    actions: [],
    path: '/notify?alert=0123456789abcdef',
  });
});

test('more than a device can answer is answered on the page', async () => {
  const [alert] = exampleMessage.alerts;
  const alerts = Array.from({ length: 21 }, () => alert).filter((one) => one !== undefined);
  const { payload } = await pushed({ ...exampleMessage, alerts });
  expect(payload).toMatchObject({ alerts: [], actions: [] });
});

test.each([
  [404, /^This device has unsubscribed\./],
  [410, /^This device has unsubscribed\./],
  [403, /answered 403.* off and on again/],
])('%d is broken, and says what to do', async (status, reason) => {
  await using receiver = await openTestReceiver();
  receiver.reply({ status });
  const settings = webPush.settings.parse({ endpoint: receiver.url, ...testPushDevice().keys });
  const outcome = await webPush.send(exampleMessage, settings, testSendContext());
  expect(outcome).toMatchObject({
    kind: 'refused',
    isBroken: true,
    code: status,
    reason: expect.stringMatching(reason),
  });
});

test('keys that no browser makes are refused', () => {
  const { p256dh, auth } = testPushDevice().keys;
  const isTaken = (keys: object) =>
    webPush.settings.safeParse({ endpoint: 'https://push.example.net/a', ...keys }).success;
  expect(isTaken({ p256dh, auth })).toBe(true);
  expect(isTaken({ p256dh: auth, auth })).toBe(false);
  expect(isTaken({ p256dh, auth: 'short' })).toBe(false);
});
