import type { ListenContext } from '../channels/channel.ts';
import { numberAt, readPath, textAt } from '../body-path.ts';
import { callTelegram, type TelegramBot } from './telegram-api.ts';
import { readButton } from './telegram-buttons.ts';

/** Below the 15 s that a request may take in all. */
const waitSeconds = 10;
const longestReply = 200;

/**
 * Fetches presses of buttons by long polling, which needs no public address, until `signal` aborts. One at a time: an answer
 * is read up to 64 KiB only. What was done is remembered after it was done, so a crash in between does it twice, never not.
 */
export async function listenToTelegram(bot: TelegramBot, context: ListenContext): Promise<void> {
  const { memory, signal } = context;
  let offset = Number((await memory.get('offset')) ?? 0);
  while (!signal.aborted) {
    const request = { timeout: waitSeconds, limit: 1, offset, allowed_updates: ['callback_query'] };
    const { outcome, status, result } = await callTelegram(bot, 'getUpdates', request, context);
    if (outcome.kind !== 'sent')
      throw new Error(status === 409 ? `${conflict} (${outcome.reason})` : outcome.reason);
    if (!Array.isArray(result)) throw new Error('Telegram answered something else than a list of answers.');
    const updates: readonly unknown[] = result;
    for (const update of updates) {
      await take(bot, readPath(update, 'callback_query'), context);
      offset = (numberAt(update, 'update_id') ?? offset) + 1;
      await memory.set('offset', String(offset));
    }
  }
}

const conflict =
  'Somebody else fetches the answers of this bot: another program, another destination with the same bot, or a webhook. ' +
  'Give each its own bot, or take the webhook away.';

async function take(bot: TelegramBot, query: unknown, context: ListenContext): Promise<void> {
  const id = textAt(query, 'id');
  if (id === undefined) return;
  const asked = readButton(textAt(query, 'data') ?? '', bot.token);
  const text =
    asked === undefined
      ? 'NEXUS does not know this button.'
      : await context.answer({ ...asked, by: nameOf(readPath(query, 'from')) });
  const reply = { callback_query_id: id, text: text.slice(0, longestReply).toWellFormed() };
  // It is done whether or not the person can be told: after a while Telegram takes no reply.
  await callTelegram(bot, 'answerCallbackQuery', reply, context).catch((error: unknown) => {
    if (context.signal.aborted) throw error;
  });
}

function nameOf(from: unknown): string {
  const user = textAt(from, 'username');
  if (user !== undefined) return `@${user}`;
  const names = [textAt(from, 'first_name'), textAt(from, 'last_name')].filter((name) => name !== undefined);
  return names.join(' ') || 'Telegram';
}
