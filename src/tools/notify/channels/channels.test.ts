import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openTestReceiver, testSendContext, type TestReceiver } from '../channel-http/test-receiver.ts';
import { exampleMessage } from '../message/example-message.ts';
import { channels } from './index.ts';

const secret = 'planted-secret';

/** Settings of each kind for a receiver on this machine, each secret recognisable. */
const settings: Readonly<Record<string, (url: string) => Record<string, unknown>>> = {
  discord: (url) => ({ url: `${url}/api/webhooks/1/${secret}` }),
  gotify: (server) => ({ server, token: secret }),
  matrix: (server) => ({ server, room: '!lab:example.net', token: secret }),
  ntfy: (server) => ({ server, topic: 'lab', token: secret }),
  pushover: (server) => ({ server, token: secret, user: `${secret}-user` }),
  slack: (url) => ({ url: `${url}/services/${secret}` }),
  telegram: (server) => ({ server, token: `1:${secret}`, chat: '-1001' }),
  webhook: (url) => ({ url: `${url}/hook`, secret, authorization: `Bearer ${secret}` }),
};

async function send(id: string, receiver: TestReceiver, message = exampleMessage, changes = {}) {
  const channel = channels.find((one) => one.id === id)!;
  const parsed = channel.settings.parse(settings[id]!(receiver.url));
  return channel.send(message, parsed, testSendContext(changes));
}

describe.each(Object.keys(settings))('%s', (id) => {
  test.each([
    [401, { kind: 'refused', isBroken: true }],
    [403, { kind: 'refused', isBroken: true }],
    [404, { kind: 'refused', isBroken: true }],
    [413, { kind: 'refused', isBroken: false }],
    [500, { kind: 'retry' }],
    [503, { kind: 'retry' }],
    [302, { kind: 'refused', isBroken: true }],
  ])('takes %d for what it is, and says no secret', async (status, outcome) => {
    await using receiver = await openTestReceiver();
    receiver.reply({ status, body: `no ${status}`, headers: { location: 'http://127.0.0.1:1/' } });
    const result = await send(id, receiver);
    expect(result).toMatchObject({ ...outcome, code: status });
    expect(JSON.stringify(result)).not.toContain(secret);
    expect(receiver.received).toHaveLength(1);
  });
});

test.each(['gotify', 'matrix', 'ntfy', 'webhook'])('%s: a secret for a header fits into one', (id) => {
  const channel = channels.find((one) => one.id === id)!;
  const name = id === 'webhook' ? 'authorization' : 'token';
  const given = settings[id]!('http://127.0.0.1');
  expect(channel.settings.parse({ ...given, [name]: ` ${secret}\n` })).toMatchObject({ [name]: secret });
  expect(channel.settings.safeParse({ ...given, [name]: 'a\nb' }).success).toBe(false);
});

describe('the exact request', () => {
  async function requestOf(id: string, message = exampleMessage) {
    await using receiver = await openTestReceiver();
    await send(id, receiver, message);
    const [first] = receiver.received;
    const { method = '', path = '', headers = {}, text = '' } = first ?? {};
    return { line: `${method} ${path}`, headers, text, body: JSON.parse(text) };
  }

  test('ntfy', async () => {
    const { line, headers, body } = await requestOf('ntfy');
    expect(line).toBe('POST /');
    expect(headers.authorization).toBe(`Bearer ${secret}`);
    expect(body).toMatchObject({ topic: 'lab', priority: 5, tags: ['rotating_light'], markdown: true });
    expect(body.message).not.toContain(`**${body.title}**`);
  });

  test('Gotify', async () => {
    const { line, headers, body } = await requestOf('gotify');
    expect(line).toBe('POST /message');
    expect(headers['x-gotify-key']).toBe(secret);
    expect(body).toMatchObject({
      priority: 8,
      extras: { 'client::display': { contentType: 'text/markdown' } },
    });
  });

  test('Discord calls nobody', async () => {
    const { line, body } = await requestOf('discord', { ...exampleMessage, title: '@everyone look' });
    expect(line).toBe(`POST /api/webhooks/1/${secret}?wait=true`);
    expect(body).toMatchObject({ allowed_mentions: { parse: [] }, embeds: [{ color: 0xef_44_44 }] });
  });

  test('Slack escapes what would be a link', async () => {
    const { line, body } = await requestOf('slack', {
      ...exampleMessage,
      title: 'a <https://evil|good> & b',
    });
    expect(line).toBe(`POST /services/${secret}`);
    expect(body.text).toBe('a &lt;https://evil|good&gt; &amp; b');
  });

  test('Pushover', async () => {
    const { line, body } = await requestOf('pushover');
    expect(line).toBe('POST /1/messages.json');
    expect(body).toMatchObject({ token: secret, user: `${secret}-user`, priority: 1 });
    expect(body.message.length).toBeLessThanOrEqual(1_024);
  });

  test('Matrix puts each message once', async () => {
    const { line, headers, body } = await requestOf('matrix');
    expect(line).toBe(
      `PUT /_matrix/client/v3/rooms/!lab%3Aexample.net/send/m.room.message/${exampleMessage.id}`,
    );
    expect(headers.authorization).toBe(`Bearer ${secret}`);
    expect(body).toMatchObject({ msgtype: 'm.text', format: 'org.matrix.custom.html' });
  });

  test('a webhook can be checked by whoever has the secret', async () => {
    const { headers, text, body } = await requestOf('webhook');
    const { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signature } = headers;
    const mac = createHmac('sha256', secret)
      .update(`${String(id)}.${String(seconds)}.${text}`)
      .digest('base64');
    expect(signature).toBe(`v1,${mac}`);
    expect(id).toBe(exampleMessage.id);
    expect(body).toMatchObject({ status: 'firing', alerts: [{ facts: [{ name: 'Checked' }, {}, {}] }, {}] });
  });

  test('a webhook for receivers of Alertmanager has its body', async () => {
    await using receiver = await openTestReceiver();
    const channel = channels.find(({ id }) => id === 'webhook')!;
    await channel.send(
      exampleMessage,
      channel.settings.parse({ url: receiver.url, format: 'alertmanager' }),
      testSendContext(),
    );
    expect(JSON.parse(receiver.received[0]?.text ?? '')).toMatchObject({
      version: '4',
      status: 'firing',
      truncatedAlerts: 0,
      alerts: [{ status: 'firing', endsAt: '0001-01-01T00:00:00Z', fingerprint: '0123456789abcdef' }, {}],
    });
  });
});
