import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readEndoflifeDate } from './read-endoflife-date.ts';

const dayMs = 24 * 60 * 60 * 1000;

function read(result: unknown) {
  return readEndoflifeDate(JSON.stringify({ schema_version: '1.2.0', result }));
}

const debian = {
  name: 'debian',
  label: 'Debian',
  releases: [
    { name: '12', label: '12 (Bookworm)', eolFrom: '2026-06-10', eoesFrom: '2028-06-30' },
    { name: '13', label: '13 (Trixie)', eolFrom: '2028-08-09', eoesFrom: null },
    { name: '14', label: '14 (Forky)', isEol: false, eolFrom: null },
  ],
};

test('the end of each release, with the extended support of Debian but not that of others', () => {
  const ubuntu = {
    name: 'ubuntu',
    releases: [{ name: '22.04', eolFrom: '2027-04-01', eoesFrom: '2032-04-09' }],
  };
  expect(read([debian, ubuntu])).toEqual({
    table: new Map([
      ['debian 12', { untilMs: Date.UTC(2028, 5, 30) + dayMs, title: 'Debian 12 (Bookworm)' }],
      ['debian 13', { untilMs: Date.UTC(2028, 7, 9) + dayMs, title: 'Debian 13 (Trixie)' }],
      ['ubuntu 22.04', { untilMs: Date.UTC(2027, 3, 1) + dayMs, title: 'ubuntu 22.04' }],
    ]),
  });
});

test('what is not as it should be is left out, and the rest taken', () => {
  const odd = [
    7,
    null,
    { name: 'python', releases: [{ name: '3.12', eolFrom: '2028-10-01' }] },
    { name: 'fedora', releases: 'none' },
    {
      name: 'rhel',
      releases: [
        { name: 9, eolFrom: '2032-05-31' },
        { name: '8', eolFrom: 'soon' },
        { name: '7', eolFrom: '2024-06-31' },
      ],
    },
  ];
  expect([...(read([...odd, debian]).table?.keys() ?? [])]).toEqual(['debian 12', 'debian 13']);
});

test.each([
  ['no JSON', '<html>'],
  ['no list', '{"result":{}}'],
  ['nothing of a distribution', '{"result":[]}'],
  ['far too many products', JSON.stringify({ result: Array.from({ length: 10_001 }, () => debian) })],
])('an answer that is %s is a problem', (_, answer) => {
  expect(readEndoflifeDate(answer)).toEqual({ problem: expect.stringContaining('endoflife.date') });
});

const sample = new URL(
  '../../../../../shared/data/cve/feeds/vunnel/eol/valid-eol-response.json',
  import.meta.url,
);
test.skipIf(!existsSync(sample))('a sample of another scanner', () => {
  const { table } = readEndoflifeDate(readFileSync(sample, 'utf8'));
  expect([...(table?.keys() ?? [])]).toEqual(['ubuntu 24.04', 'ubuntu 22.04', 'ubuntu 18.04']);
  expect(table?.get('ubuntu 18.04')?.untilMs).toBe(Date.UTC(2023, 3, 26) + dayMs);
});
