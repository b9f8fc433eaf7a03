import { expect, test } from 'vitest';
import type { ExportedFinding } from './exported-finding.ts';
import { finding } from './test-finding.ts';
import { writeCsv } from './write-csv.ts';

async function cellsOf(changes: Partial<ExportedFinding>) {
  const [head = '', row = '', ...more] = await Array.fromAsync(writeCsv(() => [finding(changes)]));
  expect(more).toEqual([]);
  expect([head.startsWith('\uFEFFflaw,aliases,title,'), head.endsWith('\r\n')]).toEqual([true, true]);
  const titles = head.slice(1, -2).split(',');
  const cells = [...row.slice(0, -2).matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)];
  expect([cells.length, row.slice(0, -2).includes('\n')]).toEqual([titles.length, false]);
  const values = cells.map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain);
  return Object.fromEntries(titles.map((title, at) => [title, values[at]]));
}

test('one finding a line, with what is known of it', async () => {
  const exploited = { addedAtMs: 0, dueAtMs: null, isRansomware: false, action: 'Update' };
  expect(await cellsOf({ exploited, likelihood: { probability: 0.5, percentile: 0.9 } })).toMatchObject({
    flaw: 'CVE-2026-1000',
    rank: 'soon',
    severity: 'high',
    cvss: '7.5',
    exploited_since: '1970-01-01T00:00:00.000Z',
    likelihood: '0.5',
    image: 'docker.io/library/nginx:1.27',
    installed: 'libssl3',
    layers: '0',
    repaired_in: '3.1.0-r2',
    state: 'open',
    accepted_by: '',
    sources: 'alpine CVE-2026-1000',
  });
});

test.each([
  ['=HYPERLINK("http://evil","x")', `'=HYPERLINK("http://evil","x")`],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "' =1"],
  ['＝1', "'＝1"],
  ['  =1', "'  =1"],
  ['a,b;"c"', 'a,b;"c"'],
  ['a\r\nb\u0000\u202ec\u001b[2J', 'a b c [2J'],
  ['\ud800', '\ufffd'],
  ['漢字', '漢字'],
])('%j is read as text', async (title, seen) => {
  expect(await cellsOf({ title })).toMatchObject({ title: seen });
});

test('what is accepted or hidden says so', async () => {
  const accepted = { rule: 'r', by: 'ana', reason: 'Not reachable', untilMs: 86_400_000 };
  expect(await cellsOf({ accepted })).toMatchObject({
    state: 'accepted',
    accepted_by: 'ana',
    accepted_because: 'Not reachable',
    accepted_until: '1970-01-02T00:00:00.000Z',
  });
  expect(await cellsOf({ isHidden: true, firstSeenAtMs: 1e20 })).toMatchObject({
    state: 'hidden',
    first_seen: '',
  });
});
