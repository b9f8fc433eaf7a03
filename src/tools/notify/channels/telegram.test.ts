import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  openTestReceiver,
  type Reply,
  type TestReceiver,
  testSendContext,
} from '../channel-http/test-receiver.ts';
import { exampleMessage } from '../message/example-message.ts';
import type { Message } from '../message/message.ts';
import type { Answer, ListenContext, SendContext } from './channel.ts';
import { telegram } from './telegram.ts';

const token = '123456:planted-secret';
const id = '01980000-0000-7000-8000-000000000001';
const message: Message = { ...exampleMessage, id };

let receiver: TestReceiver;
let context: SendContext;
beforeEach(async () => {
  receiver = await openTestReceiver();
  context = testSendContext();
  answer({});
});
afterEach(() => receiver[Symbol.asyncDispose]());

const done = (result: unknown): Reply => ({ body: JSON.stringify({ ok: true, result }) });
const refusal = (code: number, description: string, parameters = {}): Reply => ({
  status: code,
  body: JSON.stringify({ ok: false, error_code: code, description, parameters }),
});

/** Answers by method; each further call of a method gets the next of its answers, and the last one from then on. */
function answer(replies: Readonly<Record<string, readonly Reply[]>>): void {
  const counts = new Map<string, number>();
  receiver.reply(({ path }) => {
    const method = path.slice(path.lastIndexOf('/') + 1);
    const count = counts.get(method) ?? 0;
    counts.set(method, count + 1);
    const list = replies[method] ?? [done({ message_id: 7 })];
    return list[count] ?? list.at(-1) ?? {};
  });
}

function send(changes: Partial<Message> = {}, set: Record<string, unknown> = {}) {
  const parsed = telegram.settings.parse({ server: receiver.url, token, chat: '-1001', ...set });
  return telegram.send({ ...message, ...changes }, parsed, context);
}

const calls = () =>
  receiver.received.map(({ path, text }) => ({ method: path.split('/').at(-1), body: JSON.parse(text) }));

test('the exact request', async () => {
  expect(await send({}, { thread: '5' })).toEqual({ kind: 'sent', code: 200, reference: '7' });
  const [request] = receiver.received;
  expect(`${request?.method} ${request?.path}`).toBe(`POST /bot${token}/sendMessage`);
  const { text, reply_markup: markup, ...rest } = calls()[0]?.body ?? {};
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
  expect(await send({ id: 'x'.repeat(60) })).toMatchObject({ kind: 'sent' });
  expect(calls()[0]?.body.reply_markup).toBeUndefined();
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
    answer({ sendMessage: [reply] });
    expect(await send()).toMatchObject(outcome);
    expect(receiver.received).toHaveLength(1);
  });

  test('marks it does not understand are left out, once', async () => {
    const reply = refusal(400, "Bad Request: can't parse entities: unexpected end tag");
    answer({ sendMessage: [reply, done({ message_id: 8 })] });
    expect(await send()).toMatchObject({ kind: 'sent', reference: '8' });
    const [, second] = calls();
    expect(second?.body.parse_mode).toBeUndefined();
    expect(second?.body.text).not.toContain('<b>');
    answer({ sendMessage: [reply] });
    expect(await send({ groupKey: 'another' })).toMatchObject({ kind: 'refused', isBroken: false });
    expect(receiver.received).toHaveLength(4);
  });

  test('a group that moved is followed, now and from then on', async () => {
    const reply = refusal(400, 'Bad Request: group chat was upgraded', { migrate_to_chat_id: -100777 });
    answer({ sendMessage: [reply, done({ message_id: 8 })] });
    expect(await send()).toMatchObject({ kind: 'sent' });
    await send({ id: 'm2', groupKey: 'another' });
    expect(calls().map(({ body }) => body.chat_id)).toEqual(['-1001', '-100777', '-100777']);
    await send({ id: 'm3', groupKey: 'third' }, { chat: '-2' });
    expect(calls().at(-1)?.body.chat_id).toBe('-2');
  });
});

describe('one message a group', () => {
  const methods = () => calls().map(({ method }) => method);

  test('is changed where nobody has to hear of it, and a new one where somebody has', async () => {
    await send();
    expect(await send({ id: 'm2', reason: 'acknowledged' })).toMatchObject({ kind: 'sent', reference: '7' });
    expect(calls()[1]?.body).toMatchObject({ chat_id: '-1001', message_id: 7, parse_mode: 'HTML' });
    await send({ id: 'm3', reason: 'some-resolved' });
    await send({ id: 'm4', reason: 'new-alerts' });
    await send({ id: 'm5', reason: 'repeat' });
    await send({ id: 'm6', reason: 'all-resolved', status: 'resolved', actions: [] });
    const sent = 'sendMessage';
    const changed = 'editMessageText';
    expect(methods()).toEqual([sent, changed, changed, sent, sent, sent]);
  });

  test('is not changed for another group, nor after the group was over', async () => {
    await send();
    await send({ id: 'm2', groupKey: 'another', reason: 'acknowledged' });
    await send({ id: 'm3', reason: 'all-resolved', status: 'resolved' });
    await send({ id: 'm4', reason: 'acknowledged' });
    expect(methods()).toEqual(Array.from({ length: 4 }, () => 'sendMessage'));
  });

  test('a try whose end was not written down does not send it twice', async () => {
    await send();
    answer({ editMessageText: [refusal(400, 'Bad Request: message is not modified: same content')] });
    expect(await send()).toMatchObject({ kind: 'sent', reference: '7' });
    expect(methods()).toEqual(['sendMessage', 'editMessageText']);
  });

  test.each(['message to edit not found', "message can't be edited"])('%s: then a new one', async (words) => {
    await send();
    answer({ editMessageText: [refusal(400, `Bad Request: ${words}`)] });
    expect(await send({ id: 'm2', reason: 'acknowledged' })).toMatchObject({ kind: 'sent', reference: '7' });
    expect(methods()).toEqual(['sendMessage', 'editMessageText', 'sendMessage']);
  });

  test('a change that fails for now does not become a second message', async () => {
    await send();
    answer({ editMessageText: [refusal(500, 'Internal Server Error')] });
    expect(await send({ id: 'm2', reason: 'acknowledged' })).toMatchObject({ kind: 'retry' });
    expect(methods()).toEqual(['sendMessage', 'editMessageText']);
  });
});

describe('buttons', () => {
  /** Listens until the answers of `getUpdates` are used up. */
  async function listen(updates: readonly Reply[], say = async () => 'ana is on it: 1 alert.') {
    const stop = new AbortController();
    const heard: Answer[] = [];
    const replies = [...updates];
    receiver.reply(({ path }) => {
      if (!path.endsWith('/getUpdates')) return done(true);
      const next = replies.shift();
      if (next === undefined) stop.abort();
      return next ?? { isSilent: true };
    });
    const answering: ListenContext = {
      ...context,
      signal: AbortSignal.any([stop.signal, AbortSignal.timeout(3_000)]),
      answer: async (given) => {
        heard.push(given);
        return say();
      },
    };
    const set = telegram.settings.parse({ server: receiver.url, token, chat: '-1001' });
    const ended = await telegram.listen?.(set, answering).catch((error: unknown) => error);
    return { heard, ended: String(ended) };
  }

  async function pressed(
    index: number,
    updateId = 100,
    from: object = { id: 1, username: 'ana' },
  ): Promise<Reply> {
    answer({});
    await send({ groupKey: `of ${updateId}` });
    const data = calls().at(-1)?.body.reply_markup.inline_keyboard[0][index].callback_data;
    return done([{ update_id: updateId, callback_query: { id: `q${updateId}`, from, data } }]);
  }

  test('come back as answers, each is replied to, and none is fetched twice', async () => {
    const names = { first_name: 'Ben', last_name: 'B' };
    const updates = [await pressed(0, 100), await pressed(1, 101, names), await pressed(2, 102)];
    receiver.received.length = 0;
    const { heard } = await listen(updates);
    expect(heard).toEqual([
      { messageId: id, action: 'acknowledge', by: '@ana' },
      { messageId: id, action: 'snooze', forMs: 3_600_000, by: 'Ben B' },
      { messageId: id, action: 'snooze', forMs: 8 * 3_600_000, by: '@ana' },
    ]);
    const fetched = calls().filter(({ method }) => method === 'getUpdates');
    expect(fetched.map(({ body }) => body.offset)).toEqual([0, 101, 102, 103]);
    expect(fetched[0]?.body).toEqual({
      timeout: 10,
      limit: 1,
      offset: 0,
      allowed_updates: ['callback_query'],
    });
    expect(calls()[1]).toEqual({
      method: 'answerCallbackQuery',
      body: { callback_query_id: 'q100', text: 'ana is on it: 1 alert.' },
    });
    expect(await context.memory.get('offset')).toBe('103');
  });

  test('what no button of ours carried does nothing', async () => {
    const forged = (data: unknown, updateId: number) =>
      done([{ update_id: updateId, callback_query: { id: 'q', from: {}, data } }]);
    const { heard } = await listen([
      forged(`a:${id}:AAAAAAAAAAAAAAAA`, 1),
      forged(`a:${id}`, 2),
      forged(undefined, 3),
      done([{ update_id: 4, message: { text: '/start' } }]),
    ]);
    expect(heard).toEqual([]);
    expect(await context.memory.get('offset')).toBe('5');
  });

  test('what could not be done is fetched again', async () => {
    const { ended } = await listen([await pressed(0)], () => Promise.reject(new Error('the disk is full')));
    expect(ended).toContain('the disk is full');
    expect(await context.memory.get('offset')).toBeUndefined();
  });

  test('somebody else who listens is explained', async () => {
    const { ended } = await listen([
      refusal(409, 'Conflict: terminated by other getUpdates request; make sure that only one bot runs'),
    ]);
    expect(ended).toMatch(/Somebody else fetches the answers of this bot.*terminated by other getUpdates/);
    expect(ended).not.toContain('planted-secret');
  });
});
