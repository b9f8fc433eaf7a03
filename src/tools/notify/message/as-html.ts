import type { Message } from './message.ts';
import { isWebAddress, layOut, type MessagePart, type TextForm } from './lay-out.ts';

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** For text and for attributes in double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => marks[mark] ?? '');
}

const form: TextForm = {
  plain: escapeHtml,
  strong: (text) => `<b>${escapeHtml(text)}</b>`,
  item: (name, value) => `<b>${escapeHtml(name)}:</b> ${escapeHtml(value)}`,
  link: (text, url) =>
    isWebAddress(url) ? `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>` : escapeHtml(url),
};

/** The whole message, title first, with `b` and `a` as the only tags and plain line ends. @param maxChars markup included. */
export function asHtml(message: Message, maxChars?: number, part?: MessagePart): string {
  return layOut(message, form, maxChars, part);
}
