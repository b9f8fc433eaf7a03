import { expect, test } from 'vitest';
import { endOfLife } from './end-of-life.ts';
import { knownEnds } from './known-ends.ts';

function lastDayOf(id: string, version: string, title = ''): string | undefined {
  const end = endOfLife({ id, version, codename: null, title });
  return end && new Date(end.untilMs - 1).toISOString().slice(0, 10);
}

test.each([
  ['debian', '12', '2028-06-30'],
  ['debian', '10', '2024-06-30'],
  ['ubuntu', '22.04', '2027-06-01'],
  ['alpine', '3.20.3', '2026-04-01'],
  ['alpine', '3.9.6', undefined],
  ['rhel', '9.4', '2032-05-31'],
  ['almalinux', '8.10', '2029-03-01'],
  ['rocky', '9', '2032-05-31'],
  ['amzn', '2', '2026-06-30'],
  ['amzn', '2023', '2029-06-30'],
  ['amzn', '2018.03', '2023-12-31'],
  ['opensuse-leap', '15.6', '2026-04-30'],
  ['fedora', '42', '2026-05-13'],
  ['debian', '', undefined],
  ['alpine', '3.23_alpha20251016', undefined],
  ['arch', '2', undefined],
  ['wolfi', '20230201', undefined],
])('%s %s is supported until %s', (id, version, lastDay) => {
  expect(lastDayOf(id, version)).toBe(lastDay);
});

test('Stream is told from the CentOS of the same number', () => {
  expect(lastDayOf('centos', '8', 'CentOS Linux 8')).toBe('2021-12-31');
  expect(lastDayOf('centos', '8', 'CentOS Stream 8')).toBe('2024-05-31');
  expect(lastDayOf('centos', '9', 'CentOS Stream 9')).toBe('2027-05-31');
});

test('a newer table counts where it tells of a release', () => {
  const newer = new Map([['debian 12', { untilMs: 5, title: 'newer' }]]);
  const told = (version: string) =>
    endOfLife({ id: 'debian', version, codename: null, title: '' }, newer)?.title;
  expect([told('12'), told('11')]).toEqual(['newer', 'Debian 11 (bullseye)']);
});

test('every day of our own table is one', () => {
  expect([...knownEnds.values()].filter(({ untilMs }) => !Number.isSafeInteger(untilMs))).toEqual([]);
});
