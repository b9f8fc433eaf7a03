import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  done,
  messageId as id,
  openTelegramLab,
  refusal,
  type TelegramLab,
  token,
} from '../channel-http/test-telegram.ts';

let lab: TelegramLab;
beforeEach(async () => {
  lab = await openTelegramLab();
});
afterEach(() => lab[Symbol.asyncDispose]());

test('the exact request', async () => {
  expect(await lab.send({}, { thread: '5' })).toEqual({ kind: 'sent', code: 200, reference: '7' });
  const [request] = lab.receiver.received;
  expect(`${request?.method} ${request?.path}`).toBe(`POST /bot${token}/sendMessage`);
  const { text, reply_markup: markup, ...rest } = lab.calls()[0]?.body ?? {};
  expect(rest).toEqual({
    chat_id: '-1001',
    message_thread_id: 5,
    parse_mode: 'HTML',
    disable_notification: false,
    link_preview_options: { is_disabled: true },
  });
  expect(text).toContain('<b>2 alerts: photos stopped: it ran out of memory and 1 more</b>');
  const buttons = markup.inline_keyboard[0];
  expect(buttons.map((button: { text: string }) => button.text)).toEqual([
    'Acknowledge',
    'Snooze 1 h',
    'Snooze 8 h',
  ]);
  for (const { callback_data: data } of buttons) {
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
    expect(data).toContain(id);
  }
});

test('an id that is too long for a button costs the buttons, not the message', async () => {
  expect(await lab.send({ id: 'x'.repeat(60) })).toMatchObject({ kind: 'sent' });
  expect(lab.calls()[0]?.body.reply_markup).toBeUndefined();
});

describe('what it answers', () => {
  test.each([
    [refusal(401, 'Unauthorized'), { kind: 'refused', isBroken: true }],
    [refusal(403, 'Forbidden: bot was kicked from the group chat'), { kind: 'refused', isBroken: true }],
    [refusal(400, 'Bad Request: chat not found'), { kind: 'refused', isBroken: true }],
    [refusal(400, 'Bad Request: the group chat was deleted'), { kind: 'refused', isBroken: true }],
    [refusal(400, 'Bad Request: message thread not found'), { kind: 'refused', isBroken: true }],
    [
      refusal(400, 'Bad Request: not enough rights to send text messages to the chat'),
      { kind: 'refused', isBroken: true },
    ],
    [refusal(400, 'Bad Request: message is too long'), { kind: 'refused', isBroken: false }],
    [
      refusal(429, 'Too Many Requests: retry after 35', { retry_after: 35 }),
      { kind: 'retry', afterMs: 35_000 },
    ],
    [refusal(502, 'Bad Gateway'), { kind: 'retry' }],
    [{ body: '<html>Sign in to the network</html>' }, { kind: 'retry' }],
  ])('%j', async (reply, outcome) => {
    lab.answer({ sendMessage: [reply] });
    expect(await lab.send()).toMatchObject(outcome);
    expect(lab.receiver.received).toHaveLength(1);
  });

  test('marks it does not understand are left out, once', async () => {
    const reply = refusal(400, "Bad Request: can't parse entities: unexpected end tag");
    lab.answer({ sendMessage: [reply, done({ message_id: 8 })] });
    expect(await lab.send()).toMatchObject({ kind: 'sent', reference: '8' });
    const [, second] = lab.calls();
    expect(second?.body.parse_mode).toBeUndefined();
    expect(second?.body.text).not.toContain('<b>');
    lab.answer({ sendMessage: [reply] });
    expect(await lab.send({ groupKey: 'another' })).toMatchObject({ kind: 'refused', isBroken: false });
    expect(lab.receiver.received).toHaveLength(4);
  });

  test('a group that moved is followed, now and from then on', async () => {
    const reply = refusal(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: -100777 });
    lab.answer({ sendMessage: [reply, done({ message_id: 8 })] });
    expect(await lab.send()).toMatchObject({ kind: 'sent' });
    await lab.send({ id: 'm2', groupKey: 'another' });
    expect(lab.calls().map(({ body }) => body.chat_id)).toEqual(['-1001', '-100777', '-100777']);
    await lab.send({ id: 'm3', groupKey: 'third' }, { chat: '-2' });
    expect(lab.calls().at(-1)?.body.chat_id).toBe('-2');
  });
});

describe('one message a group', () => {
  const methods = () => lab.calls().map(({ method }) => method);

  test('is changed where nobody has to hear of it, and a new one where somebody has', async () => {
    await lab.send();
    expect(await lab.send({ id: 'm2', reason: 'acknowledged' })).toMatchObject({
      kind: 'sent',
      reference: '7',
    });
    expect(lab.calls()[1]?.body).toMatchObject({ chat_id: '-1001', message_id: 7, parse_mode: 'HTML' });
    await lab.send({ id: 'm3', reason: 'some-resolved' });
    await lab.send({ id: 'm4', reason: 'new-alerts' });
    await lab.send({ id: 'm5', reason: 'repeat' });
    await lab.send({ id: 'm6', reason: 'all-resolved', status: 'resolved', actions: [] });
    const sent = 'sendMessage';
    const changed = 'editMessageText';
    expect(methods()).toEqual([sent, changed, changed, sent, sent, sent]);
  });

  test('is not changed for another group, nor after the group was over', async () => {
    await lab.send();
    await lab.send({ id: 'm2', groupKey: 'another', reason: 'acknowledged' });
    await lab.send({ id: 'm3', reason: 'all-resolved', status: 'resolved' });
    await lab.send({ id: 'm4', reason: 'acknowledged' });
    expect(methods()).toEqual(Array.from({ length: 4 }, () => 'sendMessage'));
  });

  test('a try whose end was not written down does not send it twice', async () => {
    await lab.send();
    lab.answer({ editMessageText: [refusal(400, 'Bad Request: message is not modified: same content')] });
    expect(await lab.send()).toMatchObject({ kind: 'sent', reference: '7' });
    expect(methods()).toEqual(['sendMessage', 'editMessageText']);
  });

  test.each(['message to edit not found', "message can't be edited"])('%s: then a new one', async (words) => {
    await lab.send();
    lab.answer({ editMessageText: [refusal(400, `Bad Request: ${words}`)] });
    expect(await lab.send({ id: 'm2', reason: 'acknowledged' })).toMatchObject({
      kind: 'sent',
      reference: '7',
    });
    expect(methods()).toEqual(['sendMessage', 'editMessageText', 'sendMessage']);
  });

  test('a change that fails for now does not become a second message', async () => {
    await lab.send();
    lab.answer({ editMessageText: [refusal(500, 'Internal Server Error')] });
    expect(await lab.send({ id: 'm2', reason: 'acknowledged' })).toMatchObject({ kind: 'retry' });
    expect(methods()).toEqual(['sendMessage', 'editMessageText']);
  });
});
