import { expect, test } from 'vitest';
import type { AlertRecord, AlertReport } from '../alerts/alert-record.ts';
import { endsOfOtherSeverities } from './severity-change.ts';
import { fakeBook } from './test-inputs.ts';

const source = { kind: 'webhook', id: 'i1', name: 'in' } as const;
const report: AlertReport = { labels: { a: '1', severity: 'info' }, annotations: {}, source };
const book = fakeBook(() => 0);
await book.accept([{ ...report, labels: { a: '1', severity: 'critical' } }]);
const known = [...book.all()][0]!;

test('what was said with another severity is over, and nothing else', () => {
  const others: AlertRecord[] = [
    { ...known, source: { ...source, id: 'i2' } },
    { ...known, labels: { a: '2', severity: 'critical' } },
    { ...known, labels: report.labels },
    { ...known, endsAtMs: 5 },
  ];
  const ends = endsOfOtherSeverities([report], [known, ...others], 9);
  expect(ends).toEqual([{ labels: known.labels, annotations: {}, source, endsAtMs: 9 }]);
});

test('of the alerts of others, the labels are not even looked at', () => {
  const stranger: AlertRecord = {
    ...known,
    source: { ...source, id: 'i2' },
    get labels(): never {
      throw new Error('looked at');
    },
  };
  expect(endsOfOtherSeverities([report], [stranger], 9)).toEqual([]);
});
