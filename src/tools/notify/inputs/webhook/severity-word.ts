import type { Severity } from '#contracts/notify/alert.ts';

const words: Readonly<Record<Severity, readonly string[]>> = {
  critical: [
    'critical',
    'crit',
    'fatal',
    'emergency',
    'emerg',
    'alert',
    'disaster',
    'high',
    'urgent',
    'p1',
    'error',
    'err',
    'down',
    'failed',
    'failure',
  ],
  warning: ['warning', 'warn', 'average', 'medium', 'degraded', 'p2', 'unknown'],
  info: [
    'info',
    'information',
    'informational',
    'notice',
    'low',
    'debug',
    'ok',
    'up',
    'success',
    'none',
    'p3',
  ],
};

/** The severity that a word of another product means; `warning` for a word that nobody knows. */
export function severityOf(word: string): Severity {
  const asked = word.trim().toLowerCase();
  if (words.critical.includes(asked)) return 'critical';
  return words.info.includes(asked) ? 'info' : 'warning';
}

const ends = ['true', '1', 'resolved', 'ok', 'up', 'recovered', 'recovery', 'success', 'well', 'normal'];

/** Whether the text that a mapping's `resolved` gave tells of an end. */
export function tellsOfEnd(word: string): boolean {
  return ends.includes(word.trim().toLowerCase());
}
