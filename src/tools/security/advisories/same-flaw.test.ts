import { expect, test } from 'vitest';
import type { Advisory } from './advisory.ts';
import { openIndex } from './open-index.ts';
import { anAdvisory, itemsOf } from './test-advisories.ts';

const [ghsa, otherGhsa] = ['GHSA-2222-2222-2222', 'GHSA-3333-3333-3333'];
const [cve, otherCve] = ['CVE-2024-1000', 'CVE-2024-2000'];

const cases: readonly {
  readonly name: string;
  readonly advisories: readonly Advisory[];
  readonly asked: readonly (readonly [id: string, names: readonly string[]])[];
}[] = [
  {
    name: 'nothing is known of it',
    advisories: [],
    asked: [['X-1', ['X-1']]],
  },
  {
    name: 'over several steps, from any of them',
    advisories: [
      anAdvisory(ghsa, { aliases: [cve] }),
      anAdvisory('GO-2024-0001', { aliases: [ghsa] }),
      anAdvisory('PYSEC-2024-1', { aliases: [cve] }),
    ],
    asked: [cve, ghsa, 'GO-2024-0001', 'PYSEC-2024-1'].map((id) => [
      id,
      [cve, ghsa, 'GO-2024-0001', 'PYSEC-2024-1'],
    ]),
  },
  {
    name: 'what an advisory repairs is not the same flaw',
    advisories: [
      anAdvisory('DSA-5532-1', { related: [cve, otherCve] }),
      anAdvisory(ghsa, { aliases: [cve] }),
    ],
    asked: [
      ['DSA-5532-1', ['DSA-5532-1']],
      [cve, [cve, ghsa]],
    ],
  },
  {
    name: 'an advisory for two CVE ids does not make them one',
    advisories: [
      anAdvisory('GO-2024-0001', { aliases: [cve, otherCve, ghsa, otherGhsa] }),
      anAdvisory(ghsa, { aliases: [cve] }),
      anAdvisory(otherGhsa, { aliases: [otherCve] }),
    ],
    asked: [
      [cve, [cve, ghsa, 'GO-2024-0001']],
      [otherCve, [otherCve, otherGhsa]],
      [otherGhsa, [otherCve, otherGhsa]],
      ['GO-2024-0001', [cve, ghsa, 'GO-2024-0001']],
    ],
  },
  {
    name: 'of two CVE ids that names lead to, the nearest is taken',
    advisories: [
      anAdvisory(ghsa, { aliases: [otherCve] }),
      anAdvisory('PYSEC-2024-1', { aliases: [cve, ghsa] }),
    ],
    asked: [
      [ghsa, [otherCve, ghsa, 'PYSEC-2024-1']],
      ['PYSEC-2024-1', [cve, ghsa, 'PYSEC-2024-1']],
    ],
  },
  {
    name: 'what was taken back joins nothing',
    advisories: [anAdvisory(ghsa, { aliases: [cve], withdrawnAtMs: 1_000 })],
    asked: [
      [cve, [cve]],
      [ghsa, [ghsa]],
    ],
  },
];

test.each(cases)('$name', async ({ advisories, asked }) => {
  using index = openIndex(':memory:').index;
  await index.write({ feed: 'osv', part: 'all', mode: 'whole' }, itemsOf(...advisories));
  for (const [id, names] of asked) expect(index.sameFlaw(id), id).toEqual(names);
});

test('a chain without end ends', async () => {
  using index = openIndex(':memory:').index;
  const chain = Array.from({ length: 5_000 }, (_, at) => anAdvisory(`X-${at}`, { aliases: [`X-${at + 1}`] }));
  const hub = Array.from({ length: 5_000 }, (_, at) => anAdvisory(`Y-${at}`, { aliases: ['X-0'] }));
  await index.write({ feed: 'osv', part: 'all', mode: 'whole' }, itemsOf(...chain, ...hub));
  expect(index.sameFlaw('X-2500')).toHaveLength(64);
  expect(index.sameFlaw('X-0')).toHaveLength(64);
});
