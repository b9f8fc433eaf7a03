import type { MessageLanguage } from '#contracts/notify/destinations.ts';
import { inShort } from './in-short.ts';
import type { Message, MessageAlert } from './message.ts';

/** A form of text. Each takes plain text and gives it escaped, so that nothing of an alert can act as markup. */
export interface TextForm {
  plain(text: string): string;
  strong(text: string): string;
  item(name: string, value: string): string;
  link(text: string, url: string): string;
}

const words: Record<MessageLanguage, { more: (count: number) => string; over: string; open: string }> = {
  en: { more: (count) => `… and ${count} more`, over: 'over', open: 'Open in NEXUS' },
  es: { more: (count) => `… y ${count} más`, over: 'resuelta', open: 'Abrir en NEXUS' },
};

/** Values of a single alert are shortened to these lengths, one after the other, before the alert is left out. */
const valueLimits = [Number.POSITIVE_INFINITY, 500, 120, 40];

/** `body`: without the title, for receivers that have a place of its own for it. */
export type MessagePart = 'all' | 'body';

/** @param maxChars UTF-16 units of the result, markup included; what does not fit is left out at the end of an alert. */
export function layOut(
  message: Message,
  form: TextForm,
  maxChars = Number.POSITIVE_INFINITY,
  part: MessagePart = 'all',
): string {
  const head = part === 'body' ? '' : form.strong(cutText(message.title, 300));
  if (message.ownText !== null) {
    const room = maxChars - head.length - 2;
    const text = fit(message.ownText, room, (piece) => form.plain(piece));
    if (text !== '' || message.ownText === '') return join([head, text]);
  } else {
    for (const candidate of candidates(inShort(message), form, head, maxChars))
      if (candidate.length <= maxChars) return candidate;
  }
  return fit(message.title, maxChars, (piece) => form.plain(piece));
}

/** From everything to nearly nothing. */
function* candidates(message: Message, form: TextForm, head: string, maxChars: number): Generator<string> {
  const { alerts, language, truncatedCount } = message;
  const top = message.lead === '' ? [head] : [head, form.plain(message.lead)];
  const end = message.footer === '' ? [] : [form.plain(message.footer)];
  const more = (left: number) => (left > 0 ? [form.plain(words[language].more(left))] : []);
  const blocks = blocksWithin(message, form, maxChars);
  for (let shown = blocks.length; shown > 0; shown--)
    yield join([...top, ...blocks.slice(0, shown), ...more(alerts.length - shown + truncatedCount), ...end]);
  const [first] = alerts;
  if (first !== undefined)
    for (const limit of valueLimits) {
      const block = blockOf(message, first, form, limit);
      yield join([...top, block, ...more(alerts.length - 1 + truncatedCount), ...end]);
    }
  yield join([...top, ...more(alerts.length + truncatedCount), ...end]);
  yield join([...top, ...more(alerts.length + truncatedCount)]);
  yield join(top);
}

/** The alerts that fit by themselves, so that thousands of them cost no more than what is shown. */
function blocksWithin(message: Message, form: TextForm, maxChars: number): string[] {
  const blocks: string[] = [];
  let length = 0;
  for (const alert of message.alerts) {
    const block = blockOf(message, alert, form);
    length += block.length;
    if (length > maxChars) break;
    blocks.push(block);
  }
  return blocks;
}

function blockOf(message: Message, alert: MessageAlert, form: TextForm, limit?: number): string {
  const { over, open } = words[message.language];
  const isOver = !alert.isFiring && message.status === 'firing';
  const isSame = message.alerts.length === 1 && message.title.includes(alert.title);
  const title = cutText(`${alert.title}${isOver ? ` (${over})` : ''}`, limit);
  return [
    ...(isSame ? [] : [form.strong(title)]),
    ...alert.facts.map(({ name, value }) => form.item(name, cutText(value, limit))),
    ...alert.changes.map((change) => form.plain(cutText(change, limit))),
    ...(alert.url === null ? [] : [form.link(open, alert.url)]),
  ].join('\n');
}

function join(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

/** @returns the text, or its beginning with an ellipsis; never half of a character. */
export function cutText(text: string, maxChars = Number.POSITIVE_INFINITY): string {
  if (text.length <= maxChars) return text;
  if (maxChars < 1) return '';
  return `${text.slice(0, maxChars - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** The longest beginning that fits once it is escaped. */
function fit(text: string, maxChars: number, escape: (text: string) => string): string {
  let low = 0;
  let high = Math.min(text.length, Math.max(0, maxChars));
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (escape(cutText(text, middle)).length <= maxChars) low = middle;
    else high = middle - 1;
  }
  return escape(cutText(text, low));
}

/** Only addresses of the web may become links. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s<>"]+$/i.test(url);
}
