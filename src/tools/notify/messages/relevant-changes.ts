import type { Change } from '#contracts/notify/alert.ts';
import type { Labels } from '#contracts/notify/matcher.ts';
import type { ChangeRow } from './change-store.ts';

const most = 5;

/**
 * Those that may explain an alert: on the same container first, then on its stack, then on its host. What happened by itself to
 * what the alert is about is its symptom and explains nothing, unless it was started.
 * @param rows newest first.
 */
export function relevantChanges(rows: readonly ChangeRow[], labels: Labels): Change[] {
  return rows
    .map((row) => ({ row, closeness: closenessOf(row, labels) }))
    .filter(({ row, closeness }) => closeness > 0 && !isSymptom(row, closeness, labels))
    .toSorted((a, b) => b.closeness - a.closeness)
    .slice(0, most)
    .map(({ row }) => ({
      id: row.id,
      atMs: row.at_ms,
      what: row.what,
      target: row.container || row.stack || row.host,
      by: row.by,
      detail: row.detail,
    }));
}

/** 3: the same container, 2: its stack, 1: its host, 0: another place. An empty place is not known, and is no other one. */
function closenessOf(row: ChangeRow, labels: Labels): number {
  const { host = '', stack = '', container = '' } = labels;
  if (row.host !== '' && host !== '' && row.host !== host) return 0;
  if (row.container !== '' && row.container === container) return 3;
  if (row.stack !== '' && row.stack === stack) return 2;
  return row.host !== '' && row.host === host ? 1 : 0;
}

function isSymptom(row: ChangeRow, closeness: number, labels: Labels): boolean {
  if (row.by !== null) return false;
  if (closeness === 3) return row.what !== 'started';
  const isAboutHost = row.container === '' && row.stack === '';
  return isAboutHost && labels['container'] === undefined;
}
