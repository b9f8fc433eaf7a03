import { createHash } from 'node:crypto';
import { asHtml } from '../message/as-html.ts';
import { asPlainText } from '../message/as-plain-text.ts';
import { cutText } from '../message/lay-out.ts';
import type { Message } from '../message/message.ts';
import { oneLine } from './classify-mail.ts';

/** Servers take a few MiB at least, and nobody reads as much. */
const longestText = 100_000;
const longestSubject = 200;

export interface Mail {
  readonly subject: string;
  readonly messageId: string;
  readonly date: Date;
  readonly inReplyTo: string;
  readonly references: string;
  readonly priority: 'high' | 'normal';
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string;
}

/**
 * The same at each try, so that a mail that came twice is recognised by its id. Mails about a group stand together in one
 * thread a day (RFC 5322, 3.6.4); nobody answers them by machine (RFC 3834).
 */
export function mailOf(message: Message, from: string): Mail {
  const domain = from.slice(from.lastIndexOf('@') + 1);
  const group = createHash('sha256').update(message.groupKey).digest('hex').slice(0, 16);
  const day = new Date(message.sentAtMs).toISOString().slice(0, 10);
  const thread = `<group-${group}-${day}@${domain}>`;
  const isUrgent = message.status === 'firing' && message.severity === 'critical';
  return {
    subject: cutText(oneLine(message.title), longestSubject).toWellFormed(),
    messageId: `<${message.id.replaceAll(/[^\w.-]/g, '')}@${domain}>`,
    date: new Date(message.sentAtMs),
    inReplyTo: thread,
    references: thread,
    priority: isUrgent ? 'high' : 'normal',
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'List-Id': `NEXUS alerts <alerts.nexus.${domain}>`,
    },
    text: clean(asPlainText(message, longestText)),
    html: `<div style="font-family:sans-serif">${clean(asHtml(message, longestText)).replaceAll('\n', '<br>\n')}</div>`,
  };
}

/** Without what no mail may hold (RFC 5321, 4.5.2; RFC 2045): control characters and half characters. */
function clean(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .toWellFormed();
}
