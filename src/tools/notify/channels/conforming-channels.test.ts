import { expect, test } from 'vitest';
import { openTestReceiver, type ReceivedRequest, type Reply } from '../channel-http/test-receiver.ts';
import { openTestMailReceiver, type MailReplies } from '../channel-mail/test-mail-receiver.ts';
import { testPushDevice } from '../channel-push/test-push-device.ts';
import { longestEvent } from '../channel-mqtt/publications-of.ts';
import { type BrokerReplies, openTestBroker } from '../channel-mqtt/test-broker.ts';
import { type Conduct, type ConformingReceiver, describeChannel } from './channel.conformance.ts';
import { channels } from './index.ts';

const secret = 'planted-secret-0123456789';
const token = `123456:${secret}`;

interface HttpKind {
  readonly settings: (url: string) => Record<string, unknown>;
  readonly mostBytes?: number;
  readonly taken?: string;
}

const httpKinds: Readonly<Record<string, HttpKind>> = {
  discord: { settings: (url) => ({ url: `${url}/api/webhooks/1/${secret}` }), mostBytes: 26_000 },
  gotify: { settings: (server) => ({ server, token: secret }), mostBytes: 130_000 },
  matrix: { settings: (server) => ({ server, room: '!lab:example.net', token: secret }), mostBytes: 65_000 },
  ntfy: { settings: (server) => ({ server, topic: 'lab', token: secret }), mostBytes: 16_000 },
  pushover: { settings: (server) => ({ server, token: secret, user: `${secret}-user` }), mostBytes: 10_000 },
  slack: { settings: (url) => ({ url: `${url}/services/${secret}` }), mostBytes: 20_000 },
  telegram: {
    settings: (server) => ({ server, token, chat: '-1001' }),
    mostBytes: 27_000,
    taken: '{"ok":true,"result":{"message_id":7}}',
  },
  webhook: { settings: (url) => ({ url: `${url}/hook`, secret, authorization: `Bearer ${secret}` }) },
};

function httpReply(conduct: Conduct, taken = ''): Reply {
  const replies: Readonly<Record<Conduct, Reply>> = {
    take: { body: taken },
    'too-large': { status: 413 },
    'sign-in': { status: 401 },
    trouble: { status: 502, body: '<html>Bad gateway</html>' },
    pause: { status: 429, headers: { 'retry-after': '7' } },
    silent: { isSilent: true },
    echo: {},
  };
  return replies[conduct];
}

/** What the device reads of what came. */
async function openPush(): Promise<ConformingReceiver> {
  const device = testPushDevice();
  const receiver = await openHttp({
    settings: (url) => ({ endpoint: `${url}/send/${secret}`, ...device.keys }),
  });
  return {
    ...receiver,
    received: () =>
      receiver.requests.map(({ bytes, path, headers }) => {
        const text = device.open(bytes);
        return { text, identity: { path, text, topic: headers.topic } };
      }),
  };
}

/** As a proxy's page of errors does. */
function echo({ path, headers }: ReceivedRequest): Reply {
  const told = `no ${path} ${String(headers.authorization)} ${String(headers['x-gotify-key'])}`;
  return { status: 400, body: JSON.stringify({ error: told, description: told, errors: [told] }) };
}

interface ConformingHttp extends ConformingReceiver {
  readonly requests: readonly ReceivedRequest[];
}

async function openHttp({ settings, taken }: HttpKind): Promise<ConformingHttp> {
  const receiver = await openTestReceiver();
  receiver.reply(httpReply('take', taken));
  return {
    requests: receiver.received,
    settings: settings(receiver.url),
    conduct: (next) => receiver.reply(next === 'echo' ? echo : httpReply(next, taken)),
    received: () =>
      receiver.received.map(({ path, text, headers }) => ({
        text,
        identity: { path, text, id: headers['webhook-id'] },
      })),
    [Symbol.asyncDispose]: () => receiver[Symbol.asyncDispose](),
  };
}

const mailReplies: Readonly<Record<Conduct, MailReplies>> = {
  take: {},
  'too-large': { '.': '552 5.3.4 too large' },
  'sign-in': { AUTH: '535 5.7.8 wrong' },
  trouble: { DATA: '451 4.3.0 trouble' },
  pause: { MAIL: '421 4.7.0 slower' },
  silent: { HELLO: 'silent' },
  echo: { MAIL: `550 5.7.1 ${secret}` },
};

async function openMail(): Promise<ConformingReceiver> {
  const receiver = await openTestMailReceiver();
  const addresses = { from: 'nexus@example.net', to: 'ana@example.net' };
  return {
    settings: {
      host: '127.0.0.1',
      port: receiver.port,
      encryption: 'none',
      user: 'u',
      password: secret,
      ...addresses,
    },
    conduct: (next) => receiver.reply(mailReplies[next]),
    received: () =>
      receiver.received.map(({ raw, ...envelope }) => ({
        text: raw,
        identity: { ...envelope, ids: raw.match(/^(Message-ID|Date|References): .*/gim) },
      })),
    [Symbol.asyncDispose]: () => receiver[Symbol.asyncDispose](),
  };
}

const brokerReplies: Readonly<Record<Conduct, BrokerReplies>> = {
  take: {},
  'too-large': { publish: { code: 0x95, on: '/event' } },
  'sign-in': { connect: { code: 0x86 } },
  trouble: { connect: { code: 0x88 } },
  pause: { publish: { code: 0x97 } },
  silent: { connect: { isSilent: true } },
  echo: { connect: { code: 0x87, words: `no ${secret}` } },
};

async function openBroker(): Promise<ConformingReceiver> {
  const broker = await openTestBroker();
  return {
    settings: { server: `mqtt://127.0.0.1:${broker.port}`, user: 'u', password: secret, prefix: 'lab' },
    conduct: (next) => broker.reply(brokerReplies[next]),
    received: () =>
      broker.received
        .filter(({ topic }) => topic === 'lab/event')
        .map(({ payload }) => ({ text: payload, identity: payload })),
    [Symbol.asyncDispose]: () => broker[Symbol.asyncDispose](),
  };
}

for (const channel of channels) {
  const kind = httpKinds[channel.id];
  if (kind !== undefined) {
    const { mostBytes } = kind;
    describeChannel({ channel, mostBytes, canAskForPause: true, secret, open: () => openHttp(kind) });
  } else if (channel.id === 'email')
    describeChannel({ channel, mostBytes: 1_000_000, canAskForPause: false, secret, open: openMail });
  else if (channel.id === 'mqtt')
    describeChannel({ channel, mostBytes: longestEvent, canAskForPause: false, secret, open: openBroker });
  else if (channel.id === 'web-push')
    describeChannel({ channel, mostBytes: 3_993, canAskForPause: true, secret, open: openPush });
}

test('every kind is tried here', () => {
  const tried = [...Object.keys(httpKinds), 'email', 'mqtt', 'web-push'];
  expect(tried.toSorted()).toEqual(channels.map(({ id }) => id).toSorted());
});
