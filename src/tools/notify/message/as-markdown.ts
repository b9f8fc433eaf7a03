import type { Message } from './message.ts';
import { isWebAddress, layOut, type MessagePart, type TextForm } from './lay-out.ts';

/** What Markdown, or Discord on top of it, would take as markup or as a call to everybody. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_~|[\]<>#]/g, String.raw`\$&`)
    .replace(/^(\s*)([-+])(?=\s)/gm, String.raw`$1\$2`)
    .replace(/^(\s*\d+)\.(?=\s)/gm, String.raw`$1\.`)
    .replace(/@(everyone|here)/gi, '@\u200B$1');
}

const form: TextForm = {
  plain: escapeMarkdown,
  strong: (text) => `**${escapeMarkdown(text)}**`,
  item: (name, value) => `- **${escapeMarkdown(name)}:** ${escapeMarkdown(value).replaceAll('\n', '\n  ')}`,
  link: (text, url) => {
    if (!isWebAddress(url)) return escapeMarkdown(url);
    const safe = url.replace(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29'));
    return `\n[${escapeMarkdown(text)}](${safe})`;
  },
};

/** The whole message, title first. @param maxChars markup included. */
export function asMarkdown(message: Message, maxChars?: number, part?: MessagePart): string {
  return layOut(message, form, maxChars, part);
}
