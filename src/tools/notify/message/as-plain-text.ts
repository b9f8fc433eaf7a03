import type { Message } from './message.ts';
import { layOut, type MessagePart, type TextForm } from './lay-out.ts';

const form: TextForm = {
  plain: (text) => text,
  strong: (text) => text,
  item: (name, value) => `${name}: ${value}`,
  link: (_, url) => url,
};

/** The whole message, title first. @param maxChars UTF-16 units. */
export function asPlainText(message: Message, maxChars?: number, part?: MessagePart): string {
  return layOut(message, form, maxChars, part);
}
