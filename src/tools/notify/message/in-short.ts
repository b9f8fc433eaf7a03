import type { Message } from './message.ts';

/** People read no more of a message, so more cost nothing but a count. Programs get every alert. */
export const mostRead = 50;

/** What people read of a message: its first alerts, and how many others there are. */
export function inShort(message: Message): Message {
  const left = message.alerts.length - mostRead;
  if (left <= 0) return message;
  return {
    ...message,
    alerts: message.alerts.slice(0, mostRead),
    truncatedCount: message.truncatedCount + left,
  };
}
