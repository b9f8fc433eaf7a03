import { describe, expect, test } from 'vitest';
import { openTestReceiver, type Reply, testSendContext } from '../channel-http/test-receiver.ts';
import { exampleMessage } from '../message/example-message.ts';
import type { Message } from '../message/message.ts';
import { channels } from './index.ts';

const secret = 'planted-secret';
const [, disk] = exampleMessage.alerts;
const page = 'https://nexus.example/notify?alert=fedcba9876543210';
const title = 'Disk <of> *nas* & co';

/** One alert, with what is markup somewhere. */
const message: Message = {
  ...exampleMessage,
  severity: 'warning',
  alerts: disk === undefined ? [] : [{ ...disk, title }],
  title,
  lead: 'New.',
  footer: 'Sent to default.',
  url: page,
};
const plain = `New.\n\nSeen: 95 %\n${page}\n\nSent to default.`;
const markdown = `New.\n\n- **Seen:** 95 %\n\n[Open in NEXUS](${page})\n\nSent to default.`;
const html = (lineEnd: string) =>
  [
    '<b>Disk &lt;of&gt; *nas* &amp; co</b>',
    '',
    'New.',
    '',
    '<b>Seen:</b> 95 %',
    `<a href="${page}">Open in NEXUS</a>`,
  ]
    .concat('', 'Sent to default.')
    .join(lineEnd);

interface Recorded {
  readonly settings: (url: string) => Record<string, unknown>;
  /** Method and path. */
  readonly line: string;
  /** Beside the type of the content, which is JSON. */
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly body: object;
  /** It answers 400 to a wrong token or user as well. */
  readonly isBrokenAt400?: boolean;
  /** What it says when it takes a message, where that matters. */
  readonly taken?: string;
}

const recorded: Readonly<Record<string, Recorded>> = {
  discord: {
    settings: (url) => ({ url: `${url}/api/webhooks/1/${secret}` }),
    line: `POST /api/webhooks/1/${secret}?wait=true`,
    body: {
      embeds: [
        { title, description: markdown, color: 0xf0_a5_00, timestamp: '2026-05-04T09:01:00.000Z', url: page },
      ],
      allowed_mentions: { parse: [] },
    },
  },
  gotify: {
    settings: (server) => ({ server, token: secret }),
    line: 'POST /message',
    headers: { 'x-gotify-key': secret },
    body: {
      title,
      message: markdown,
      priority: 5,
      extras: {
        'client::display': { contentType: 'text/markdown' },
        'client::notification': { click: { url: page } },
      },
    },
  },
  matrix: {
    settings: (server) => ({ server, room: '!lab:example.net', token: secret }),
    line: 'PUT /_matrix/client/v3/rooms/!lab%3Aexample.net/send/m.room.message/m1',
    headers: { authorization: `Bearer ${secret}` },
    body: {
      msgtype: 'm.text',
      body: `${title}\n\n${plain}`,
      format: 'org.matrix.custom.html',
      formatted_body: html('<br>'),
    },
  },
  ntfy: {
    settings: (server) => ({ server, topic: 'lab', token: secret }),
    line: 'POST /',
    headers: { authorization: `Bearer ${secret}` },
    body: {
      topic: 'lab',
      title,
      message: markdown,
      markdown: true,
      priority: 4,
      tags: ['warning'],
      click: page,
    },
  },
  pushover: {
    settings: (server) => ({ server, token: secret, user: `${secret}-user` }),
    line: 'POST /1/messages.json',
    isBrokenAt400: true,
    body: {
      token: secret,
      user: `${secret}-user`,
      title,
      message: plain,
      timestamp: 1_777_885_260,
      priority: 0,
      url: page,
      url_title: 'NEXUS',
    },
  },
  slack: {
    settings: (url) => ({ url: `${url}/services/${secret}` }),
    line: `POST /services/${secret}`,
    body: {
      text: 'Disk &lt;of&gt; *nas* &amp; co',
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: title } },
        { type: 'section', text: { type: 'mrkdwn', text: plain } },
        { type: 'context', elements: [{ type: 'mrkdwn', text: `<${page}|NEXUS>` }] },
      ],
      unfurl_links: false,
    },
  },
  telegram: {
    settings: (server) => ({ server, token: `1:${secret}`, chat: '-1001' }),
    line: `POST /bot1:${secret}/sendMessage`,
    taken: '{"ok":true,"result":{"message_id":7}}',
    body: {
      chat_id: '-1001',
      text: html('\n'),
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
      disable_notification: false,
      reply_markup: {
        inline_keyboard: [
          [
            { text: 'Acknowledge', callback_data: expect.stringMatching(/^a:m1:[\w-]{16}$/) },
            { text: 'Snooze 1 h', callback_data: expect.stringMatching(/^h:m1:[\w-]{16}$/) },
            { text: 'Snooze 8 h', callback_data: expect.stringMatching(/^l:m1:[\w-]{16}$/) },
          ],
        ],
      },
    },
  },
  webhook: {
    settings: (url) => ({ url: `${url}/hook`, secret, authorization: `Bearer ${secret}` }),
    line: 'POST /hook',
    headers: {
      authorization: `Bearer ${secret}`,
      'webhook-id': 'm1',
      'webhook-timestamp': '1777885500',
      'webhook-signature': expect.stringMatching(/^v1,[\w+/]{43}=$/),
    },
    body: {
      id: 'm1',
      status: 'firing',
      reason: 'first',
      severity: 'warning',
      title,
      text: `${title}\n\n${plain}`,
      url: page,
      receiver: 'default',
      groupKey: '{}:{host="nas"}',
      groupLabels: { host: 'nas' },
      sentAtMs: 1_777_885_260_000,
      truncatedCount: 0,
      alerts: [
        {
          fingerprint: 'fedcba9876543210',
          title,
          severity: 'warning',
          isFiring: true,
          labels: { alertname: 'DiskFull', host: 'nas', severity: 'warning' },
          annotations: { summary: 'Disk of nas is nearly full' },
          startsAtMs: 1_777_885_200_000,
          endsAtMs: null,
          facts: [{ name: 'Seen', value: '95 %' }],
          changes: [],
          url: page,
        },
      ],
    },
  },
};

const answers: readonly (readonly [string, Reply, object])[] = [
  ['200', {}, { kind: 'sent', code: 200 }],
  ['200, slowly', { afterMs: 60 }, { kind: 'sent', code: 200 }],
  ['400', { status: 400 }, { kind: 'refused', isBroken: false, code: 400 }],
  ['401', { status: 401 }, { kind: 'refused', isBroken: true, code: 401 }],
  ['413', { status: 413 }, { kind: 'refused', isBroken: false, code: 413 }],
  [
    '429 in 7 s',
    { status: 429, headers: { 'retry-after': '7' } },
    { kind: 'retry', afterMs: 7_000, code: 429 },
  ],
  ['429', { status: 429 }, { kind: 'retry', code: 429 }],
  ['500', { status: 500 }, { kind: 'retry', code: 500 }],
];

describe.each(Object.entries(recorded))(
  '%s',
  (id, { settings, line, headers = {}, body, taken = '', ...kind }) => {
    async function sendTo(reply: Reply, signal = AbortSignal.timeout(5_000)) {
      const receiver = await openTestReceiver();
      receiver.reply({ body: taken, ...reply });
      const channel = channels.find((one) => one.id === id)!;
      const sending = channel.send(
        message,
        channel.settings.parse(settings(receiver.url)),
        testSendContext({ signal }),
      );
      const outcome = await sending.catch((error: unknown) => error);
      await receiver[Symbol.asyncDispose]();
      return { outcome, requests: receiver.received };
    }

    test.each(answers)('a receiver that answers %s gets exactly this, once', async (_, reply, outcome) => {
      const sent = await sendTo(reply);
      const isBroken = reply.status === 400 && kind.isBrokenAt400;
      expect(sent.outcome).toMatchObject({ ...outcome, ...(isBroken && { isBroken }) });
      expect(sent.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([line]);
      const [request] = sent.requests;
      expect(JSON.parse(request?.text ?? '')).toEqual(body);
      expect(request?.headers).toMatchObject({
        'content-type': expect.stringMatching(/^application\/json/),
        'content-length': String(Buffer.byteLength(request?.text ?? '')),
        'user-agent': 'NEXUS-Notify',
        ...headers,
      });
    });

    test('one that never answers gets the same, and is left', async () => {
      const sent = await sendTo({ isSilent: true }, AbortSignal.timeout(50));
      expect(sent.outcome).toBeInstanceOf(DOMException);
      expect(JSON.parse(sent.requests[0]?.text ?? '')).toEqual(body);
    });
  },
);
