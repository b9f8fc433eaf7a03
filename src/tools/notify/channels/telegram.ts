import { createHash } from 'node:crypto';
import { z } from 'zod';
import { numberAt } from '../body-path.ts';
import { listenToTelegram } from '../channel-http/listen-telegram.ts';
import { callTelegram, type TelegramAnswer } from '../channel-http/telegram-api.ts';
import { buttonsOf } from '../channel-http/telegram-buttons.ts';
import { webAddress } from '../channel-http/web-address.ts';
import { asHtml } from '../message/as-html.ts';
import { asPlainText } from '../message/as-plain-text.ts';
import type { Message } from '../message/message.ts';
import { defineChannel, type SendContext } from './channel.ts';

/** After its marks are read; ours are counted with them. */
const longestText = 4_096;

const settings = z.object({
  token: z
    .string()
    .regex(/^\d+:[-_A-Za-z0-9]+$/, 'A token of a bot is a number, a colon and letters.')
    .meta({
      title: 'Token of the bot',
      secret: true,
      placeholder: '123456:ABC…',
      help: 'BotFather gives it for a new bot. Then write to the bot, or add it to your group.',
      es: {
        title: 'Token del bot',
        help: 'BotFather lo da al crear un bot. Después escribe al bot o añádelo a tu grupo.',
      },
    }),
  chat: z
    .string()
    .regex(/^(-?\d{1,20}|@[A-Za-z]\w{3,})$/, 'A chat is a number, or @name of a public one.')
    .meta({
      title: 'Chat',
      placeholder: '-1001234567890',
      help: 'The number of the chat, or @name of a public group or channel.',
      es: { title: 'Chat', help: 'El número del chat, o @nombre de un grupo o canal público.' },
    }),
  thread: z
    .string()
    .regex(/^\d{0,15}$/, 'A topic is a number.')
    .optional()
    .meta({
      title: 'Topic',
      help: 'The number of a topic, in groups that have topics.',
      es: { title: 'Tema', help: 'El número de un tema, en grupos con temas.' },
    }),
  server: webAddress.default('https://api.telegram.org').meta({
    title: 'Server',
    help: 'Only for a Bot API server of your own.',
    es: { title: 'Servidor', help: 'Solo para un servidor propio de la Bot API.' },
  }),
});
type Settings = z.output<typeof settings>;

export const telegram = defineChannel({
  id: 'telegram',
  title: 'Telegram',
  help: {
    en: 'Writes to a Telegram chat by your bot, with buttons to acknowledge and snooze.',
    es: 'Escribe en un chat de Telegram con tu bot, con botones para atender y posponer.',
  },
  settings,
  limits: [
    { tokens: 1, perMs: 1_000 },
    { tokens: 20, perMs: 60_000 },
  ],
  async send(message, set, context) {
    const key = `message:${createHash('sha256').update(message.groupKey).digest('base64url').slice(0, 22)}`;
    const before = readSent(await context.memory.get(key));
    if (before && mayChange(message, before)) {
      const { outcome, description } = await write(message, set, context, before.messageId);
      if (outcome.kind === 'sent' || /message is not modified/i.test(description)) {
        await context.memory.set(key, JSON.stringify({ ...before, forId: message.id }));
        return { kind: 'sent', code: outcome.code, reference: String(before.messageId) };
      }
      if (!/message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i.test(description))
        return outcome;
    }
    const { outcome, result } = await write(message, set, context);
    const messageId = numberAt(result, 'message_id');
    if (outcome.kind !== 'sent' || messageId === undefined) return outcome;
    const isOver = message.status === 'resolved';
    await context.memory.set(key, isOver ? undefined : JSON.stringify({ messageId, forId: message.id }));
    return { ...outcome, reference: String(messageId) };
  },
  listen: listenToTelegram,
});

/** The last message about a group: its id there, and of which of ours it was. */
interface Sent {
  readonly messageId: number;
  readonly forId: string;
}

function readSent(text: string | undefined): Sent | undefined {
  return text === undefined ? undefined : JSON.parse(text);
}

/**
 * A changed message makes no sound, so only what nobody has to hear changes one. The one that was sent as this very message
 * is changed too: it arrived, and NEXUS did not get to write that down.
 */
function mayChange(message: Message, before: Sent): boolean {
  return before.forId === message.id || ['some-resolved', 'acknowledged'].includes(message.reason);
}

/** Sends, or changes the message `messageId`; once more where the group has moved or its marks are not understood. */
async function write(
  message: Message,
  set: Settings,
  context: SendContext,
  messageId?: number,
): Promise<TelegramAnswer> {
  const movedKey = `chat:${set.chat}`;
  const method = messageId === undefined ? 'sendMessage' : 'editMessageText';
  const body = bodyOf(message, set, messageId);
  let chat = (await context.memory.get(movedKey)) ?? set.chat;
  const call = (changes: object) =>
    callTelegram(set, method, { ...body, chat_id: chat, ...changes }, context);
  let answer = await call({});
  if (answer.movedTo !== undefined) {
    chat = answer.movedTo;
    await context.memory.set(movedKey, chat);
    answer = await call({});
  }
  if (/can't parse entities/i.test(answer.description))
    answer = await call({ parse_mode: undefined, text: plainText(message) });
  return answer;
}

function bodyOf(message: Message, { thread, token }: Settings, messageId: number | undefined): object {
  const isQuiet = message.severity === 'info' && message.status === 'firing';
  return {
    text: asHtml(message, longestText).toWellFormed(),
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    reply_markup: buttonsOf(message, token),
    ...(messageId === undefined
      ? { ...(thread && { message_thread_id: Number(thread) }), disable_notification: isQuiet }
      : { message_id: messageId }),
  };
}

function plainText(message: Message): string {
  return asPlainText(message, longestText).toWellFormed();
}
