import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Answer } from '../channels/channel.ts';
import type { Message, MessageAction } from '../message/message.ts';

/** Bytes that a button may carry (Bot API, InlineKeyboardButton). */
const mostBytes = 64;

const codes = { a: 'acknowledge', h: 'snooze-1h', l: 'snooze-8h' } as const;
const hourMs = 3_600_000;

const answers: Readonly<Record<MessageAction['id'], Pick<Answer, 'action' | 'forMs'>>> = {
  acknowledge: { action: 'acknowledge' },
  'snooze-1h': { action: 'snooze', forMs: hourMs },
  'snooze-8h': { action: 'snooze', forMs: 8 * hourMs },
};

/**
 * The buttons under a message; none where its id is too long for them. What a button carries is signed with the bot's token:
 * whoever writes to the bot with a client of their own can send any text as if a button carried it.
 */
export function buttonsOf(message: Message, token: string): object | undefined {
  const buttons = message.actions.flatMap(({ id, label }) => {
    const code = Object.entries(codes).find(([, action]) => action === id)?.[0];
    const text = `${code}:${message.id}`;
    const data = `${text}:${signatureOf(text, token)}`;
    return code === undefined || Buffer.byteLength(data) > mostBytes
      ? []
      : [{ text: label, callback_data: data }];
  });
  return buttons.length === 0 ? undefined : { inline_keyboard: [buttons] };
}

/** What a button asks for; undefined for what no button of ours carried. */
export function readButton(data: string, token: string): Omit<Answer, 'by'> | undefined {
  const [, text = '', code = '', messageId = '', signature = ''] =
    /^(([ahl]):(.+)):([^:]+)$/.exec(data) ?? [];
  const given = Buffer.from(signature);
  const right = Buffer.from(signatureOf(text, token));
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  return isCode(code) ? { messageId, ...answers[codes[code]] } : undefined;
}

function isCode(code: string): code is keyof typeof codes {
  return Object.hasOwn(codes, code);
}

function signatureOf(text: string, token: string): string {
  return createHmac('sha256', token).update(text).digest('base64url').slice(0, 16);
}
