import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Answer, ListenContext } from '../channels/channel.ts';
import { telegram } from '../channels/telegram.ts';
import type { Reply } from './test-receiver.ts';
import { done, messageId as id, openTelegramLab, refusal, type TelegramLab, token } from './test-telegram.ts';

let lab: TelegramLab;
beforeEach(async () => {
  lab = await openTelegramLab();
});
afterEach(() => lab[Symbol.asyncDispose]());

/** Listens until the answers of `getUpdates` are used up. */
async function listen(updates: readonly Reply[], say = async () => 'ana is on it: 1 alert.') {
  const stop = new AbortController();
  const heard: Answer[] = [];
  const replies = [...updates];
  lab.receiver.reply(({ path }) => {
    if (!path.endsWith('/getUpdates')) return done(true);
    const next = replies.shift();
    if (next === undefined) stop.abort();
    return next ?? { isSilent: true };
  });
  const answering: ListenContext = {
    ...lab.context,
    signal: AbortSignal.any([stop.signal, AbortSignal.timeout(3_000)]),
    answer: async (given) => {
      heard.push(given);
      return say();
    },
  };
  const set = telegram.settings.parse({ server: lab.receiver.url, token, chat: '-1001' });
  const ended = await telegram.listen?.(set, answering).catch((error: unknown) => error);
  return { heard, ended: String(ended) };
}

async function pressed(
  index: number,
  updateId = 100,
  from: object = { id: 1, username: 'ana' },
): Promise<Reply> {
  lab.answer({});
  await lab.send({ groupKey: `of ${updateId}` });
  const data = lab.calls().at(-1)?.body.reply_markup.inline_keyboard[0][index].callback_data;
  return done([{ update_id: updateId, callback_query: { id: `q${updateId}`, from, data } }]);
}

test('come back as answers, each is replied to, and none is fetched twice', async () => {
  const names = { first_name: 'Ben', last_name: 'B' };
  const updates = [await pressed(0, 100), await pressed(1, 101, names), await pressed(2, 102)];
  lab.receiver.received.length = 0;
  const { heard } = await listen(updates);
  expect(heard).toEqual([
    { messageId: id, action: 'acknowledge', by: '@ana' },
    { messageId: id, action: 'snooze', forMs: 3_600_000, by: 'Ben B' },
    { messageId: id, action: 'snooze', forMs: 8 * 3_600_000, by: '@ana' },
  ]);
  const fetched = lab.calls().filter(({ method }) => method === 'getUpdates');
  expect(fetched.map(({ body }) => body.offset)).toEqual([0, 101, 102, 103]);
  expect(fetched[0]?.body).toEqual({
    timeout: 10,
    limit: 1,
    offset: 0,
    allowed_updates: ['callback_query'],
  });
  expect(lab.calls()[1]).toEqual({
    method: 'answerCallbackQuery',
    body: { callback_query_id: 'q100', text: 'ana is on it: 1 alert.' },
  });
  expect(await lab.context.memory.get('offset')).toBe('103');
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
  expect(await lab.context.memory.get('offset')).toBe('5');
});

test('what could not be done is fetched again', async () => {
  const { ended } = await listen([await pressed(0)], () => Promise.reject(new Error('the disk is full')));
  expect(ended).toContain('the disk is full');
  expect(await lab.context.memory.get('offset')).toBeUndefined();
});

test('somebody else who listens is explained', async () => {
  const { ended } = await listen([
    refusal(409, 'Conflict: terminated by other getUpdates request; make sure that only one bot runs'),
  ]);
  expect(ended).toMatch(/Somebody else fetches the answers of this bot.*terminated by other getUpdates/);
  expect(ended).not.toContain('planted-secret');
});
