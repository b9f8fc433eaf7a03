import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testSendContext } from '../channel-http/test-receiver.ts';
import { openTestMailReceiver, type TestMailReceiver } from '../channel-mail/test-mail-receiver.ts';
import { exampleMessage } from '../message/example-message.ts';
import type { Message } from '../message/message.ts';
import type { SendContext } from './channel.ts';
import { email } from './email.ts';

let receiver: TestMailReceiver;
beforeEach(async () => {
  receiver = await openTestMailReceiver();
});
afterEach(() => receiver[Symbol.asyncDispose]());

function send(
  message: Message = exampleMessage,
  set: Record<string, unknown> = {},
  context: SendContext = testSendContext(),
) {
  const usual = { host: '127.0.0.1', encryption: 'none', from: 'nexus@example.net', to: 'ana@example.net' };
  return email.send(message, email.settings.parse({ ...usual, port: receiver.port, ...set }), context);
}

/** The fields of the header, unfolded, and the body. */
function read(raw = '') {
  const [head = '', ...body] = raw.split('\r\n\r\n');
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  return { lines, body: body.join('\r\n\r\n') };
}

test('the exact mail: both forms, a thread for the group, nothing that answers by itself', async () => {
  expect(await send()).toEqual({ kind: 'sent', code: 250 });
  const [mail] = receiver.received;
  expect(mail).toMatchObject({ from: 'nexus@example.net', to: ['ana@example.net'] });
  const { lines, body } = read(mail?.raw);
  const thread = '<group-[0-9a-f]{16}-2026-05-04@example.net>';
  expect(lines).toEqual(
    expect.arrayContaining([
      'From: NEXUS <nexus@example.net>',
      'To: ana@example.net',
      `Subject: ${exampleMessage.title}`,
      'Message-ID: <m1@example.net>',
      expect.stringMatching(new RegExp(`^In-Reply-To: ${thread}$`)),
      expect.stringMatching(new RegExp(`^References: ${thread}$`)),
      'Date: Mon, 04 May 2026 09:01:00 +0000',
      'Auto-Submitted: auto-generated',
      'X-Auto-Response-Suppress: All',
      expect.stringMatching(/^List-Id: NEXUS alerts <alerts\.nexus\.example\.net>$/i),
      'Importance: High',
      expect.stringMatching(/^Content-Type: multipart\/alternative;/),
    ]),
  );
  expect(body).toContain('Content-Type: text/plain; charset=utf-8');
  expect(body).toContain('Content-Type: text/html; charset=utf-8');
});

test('mails about a group share a thread, others do not', async () => {
  await send();
  await send({ ...exampleMessage, id: 'm2' });
  await send({ ...exampleMessage, id: 'm3', groupKey: 'another' });
  const threads = receiver.received.map(({ raw }) => /References: (.+)/.exec(raw)?.[1]);
  expect(threads[1]).toBe(threads[0]);
  expect(threads[2]).not.toBe(threads[0]);
});

test('no text of an alert becomes a header, a recipient or a command', async () => {
  const evil = 'down\r\nBcc: eve@example.com\r\n\r\n.\r\nMAIL FROM:<eve@example.com>\r\n\u0000\uD800';
  const alerts = exampleMessage.alerts.map((alert) => ({ ...alert, title: evil }));
  await send({ ...exampleMessage, id: 'm1>\r\nX-Evil: 1', title: evil, groupKey: evil, alerts, lead: evil });
  expect(receiver.received).toHaveLength(1);
  const { lines } = read(receiver.received[0]?.raw);
  expect(lines.filter((line) => /^(bcc|x-evil|mail)/i.test(line))).toEqual([]);
  expect(receiver.lines.filter((line) => /^(MAIL|RCPT)/.test(line))).toEqual([
    'MAIL FROM:<nexus@example.net>',
    'RCPT TO:<ana@example.net>',
  ]);
});

test.each(['a@b\r\nRCPT TO:<eve@x>', 'a@b>', 'a@b, "x" <c@d>', 'nobody', 'a@b c@d', ''])(
  '%j is no address',
  (to) => {
    const set = { host: 'h', from: 'a@b', to };
    expect(email.settings.safeParse(set).success).toBe(false);
  },
);

describe('what the server says', () => {
  test.each([
    ['MAIL', '451 4.7.1 greylisted', { kind: 'retry', code: 451 }],
    ['RCPT', '450 4.2.1 busy', { kind: 'retry', code: 450 }],
    ['RCPT', '550 5.1.1 no such user', { kind: 'refused', code: 550, isBroken: false }],
    ['MAIL', '530 5.7.0 sign in first', { kind: 'refused', code: 530, isBroken: true }],
    ['DATA', '554 5.7.1 spam', { kind: 'refused', code: 554, isBroken: false }],
    ['.', '552 5.3.4 too big', { kind: 'refused', code: 552, isBroken: false }],
    ['.', '452 4.3.1 disk full', { kind: 'retry', code: 452 }],
    ['HELLO', '421 4.3.2 too many', { kind: 'retry', code: 421 }],
  ])('to %s: %s', async (command, answer, outcome) => {
    receiver.reply({ [command]: answer });
    expect(await send()).toMatchObject({ ...outcome, reason: expect.stringContaining(answer) });
    expect(receiver.received).toEqual([]);
  });

  test('a wrong password stops until somebody changes it, and is not told', async () => {
    receiver.reply({ AUTH: '535 5.7.8 wrong' });
    const outcome = await send(exampleMessage, { user: 'nexus', password: 'planted-secret' });
    expect(outcome).toMatchObject({ kind: 'refused', isBroken: true, code: 535 });
    expect(JSON.stringify(outcome)).not.toContain('planted-secret');
    expect(JSON.stringify(outcome)).not.toContain(Buffer.from('\0nexus\0planted-secret').toString('base64'));
  });

  test('a sign-in that fails for now is tried again', async () => {
    receiver.reply({ AUTH: '454 4.7.0 later' });
    expect(await send(exampleMessage, { user: 'nexus', password: 'x' })).toMatchObject({ kind: 'retry' });
  });

  test('without the encryption that was asked for nothing is sent', async () => {
    receiver.reply({ STARTTLS: '502 5.5.1 what' });
    const set = { encryption: 'starttls', user: 'nexus', password: 'planted-secret' };
    expect(await send(exampleMessage, set)).toMatchObject({ kind: 'refused', isBroken: true });
    receiver.reply({ STARTTLS: '454 4.7.0 later' });
    expect(await send(exampleMessage, set)).toMatchObject({ kind: 'retry' });
    expect(await send(exampleMessage, { encryption: 'tls' })).toMatchObject({
      kind: 'refused',
      isBroken: true,
    });
    expect(receiver.lines.filter((line) => /^(AUTH|MAIL)/.test(line))).toEqual([]);
  });

  test.each([
    [{ HELLO: 'silent' }, 'none'],
    [{ HELLO: 'silent' }, 'tls'],
    [{ STARTTLS: '220 go on' }, 'starttls'],
  ])('one that stops answering is left at the deadline: %j, %s', async (replies, encryption) => {
    receiver.reply(replies);
    const context = testSendContext({ signal: AbortSignal.timeout(50) });
    await expect(send(exampleMessage, { encryption }, context)).rejects.toThrow(/abort|timeout/i);
  });

  test('one that is not there is tried again; an address that nobody means is not even asked', async () => {
    const { port } = receiver;
    await receiver[Symbol.asyncDispose]();
    expect(await send(exampleMessage, { port })).toMatchObject({ kind: 'retry' });
    expect(await send(exampleMessage, { host: '169.254.169.254' })).toMatchObject({
      reason: expect.stringContaining('link-local'),
    });
    receiver = await openTestMailReceiver();
  });
});

describe('several recipients', () => {
  const to = 'ana@example.net, ben@example.net';

  test('who has it does not get it again', async () => {
    const context = testSendContext();
    receiver.reply({ 'RCPT TO:<ben': '452 4.2.2 mailbox full' });
    expect(await send(exampleMessage, { to }, context)).toMatchObject({ kind: 'retry', code: 452 });
    receiver.reply({});
    const again = { ...context, attempt: 2 };
    expect(await send(exampleMessage, { to }, again)).toMatchObject({ kind: 'sent' });
    expect(receiver.received.map((mail) => mail.to)).toEqual([['ana@example.net'], ['ben@example.net']]);
    expect(await context.memory.get('taken:m1')).toBeUndefined();
  });

  test('an address that is refused for good is told of, and does not stop the others', async () => {
    receiver.reply({ 'RCPT TO:<ben': '550 5.1.1 no such user' });
    expect(await send(exampleMessage, { to })).toMatchObject({
      kind: 'refused',
      isBroken: false,
      code: 550,
      reason: expect.stringContaining('about ben@example.net 550'),
    });
    expect(receiver.received.map((mail) => mail.to)).toEqual([['ana@example.net']]);
  });
});
