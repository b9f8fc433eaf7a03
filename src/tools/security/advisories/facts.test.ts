import { describe, expect, test } from 'vitest';
import type { FeedItem } from '../feeds/feed.ts';
import { isMarkedMove } from './change-set.ts';
import { openIndex } from './open-index.ts';
import type { PartWrite } from './part-state.ts';
import { anAdvisory, anAffected, itemsOf } from './test-advisories.ts';

const epss: PartWrite = { feed: 'epss', part: 'all', mode: 'whole' };
const kev: PartWrite = { feed: 'kev', part: 'all', mode: 'whole' };

function likelihoods(shares: Readonly<Record<string, number>>): FeedItem[] {
  return Object.entries(shares).map(([cve, probability]) => ({
    kind: 'likelihood',
    likelihood: { cve, probability, percentile: 0.5 },
  }));
}

function exploits(...all: readonly (readonly [cve: string, isRansomware: boolean])[]): FeedItem[] {
  return all.map(([cve, isRansomware]) => ({
    kind: 'exploited',
    exploited: { cve, addedAtMs: 1_000, dueAtMs: null, isRansomware, action: 'Apply updates.' },
  }));
}

test.each([
  // Findings from before the first estimates would go without them.
  [undefined, 0.05, true],
  [undefined, 0.1, true],
  [0.09, 0.1, true],
  [0.11, 0.19, false],
  [0.2, 0.3, true],
  [0.3, 0.2, true],
  [0.49, 0.5, true],
  [0.5, 0.49, true],
  [0.5, 0.55, false],
  [0.9, undefined, true],
  [0.01, undefined, true],
  [undefined, undefined, false],
])('from %s to %s is marked: %s', (before, after, isMarked) => {
  expect(isMarkedMove(before, after)).toBe(isMarked);
});

test('estimates are kept, and marked moves told', async () => {
  using index = openIndex(':memory:').index;
  const first = await index.write(epss, likelihoods({ 'CVE-2024-1000': 0.00043, 'CVE-2024-1001': 0.94 }));
  expect(first).toMatchObject({ counts: { likelihood: 2 } });
  expect(first.likelihood.toSorted()).toEqual(['CVE-2024-1000', 'CVE-2024-1001']);
  expect(index.likelihood('CVE-2024-1000')).toEqual({
    cve: 'CVE-2024-1000',
    probability: 0.00043,
    percentile: 0.5,
  });
  const second = await index.write(epss, likelihoods({ 'CVE-2024-1000': 0.2 }));
  expect(second.likelihood.toSorted()).toEqual(['CVE-2024-1000', 'CVE-2024-1001']);
  expect(index.likelihood('CVE-2024-1001')).toBeUndefined();
  expect(index.likelihood('GHSA-2222-2222-2222')).toBeUndefined();
});

test('of two sources of estimates the one that was fetched last is told', async () => {
  using index = openIndex(':memory:').index;
  const one = likelihoods({ 'CVE-2024-1000': 0.1 });
  await index.write({ ...epss, state: { fetchedAtMs: 2_000 } }, one);
  await index.write(
    { ...epss, feed: 'grype', state: { fetchedAtMs: 1_000 } },
    likelihoods({ 'CVE-2024-1000': 0.3 }),
  );
  expect(index.likelihood('CVE-2024-1000')?.probability).toBe(0.1);
});

test('into the catalogue, out of it, and for ransom', async () => {
  using index = openIndex(':memory:').index;
  const steps = [
    [exploits(['CVE-2024-1000', false]), ['CVE-2024-1000']],
    [exploits(['CVE-2024-1000', false]), []],
    [exploits(['CVE-2024-1000', true]), ['CVE-2024-1000']],
    [[], ['CVE-2024-1000']],
  ] as const;
  for (const [items, changed] of steps) expect((await index.write(kev, items)).exploited).toEqual(changed);
  expect(index.exploited('CVE-2024-1000')).toBeUndefined();
  await index.write(kev, exploits(['CVE-2024-1000', true]));
  expect(index.exploited('CVE-2024-1000')).toEqual({
    cve: 'CVE-2024-1000',
    addedAtMs: 1_000,
    dueAtMs: null,
    isRansomware: true,
    action: 'Apply updates.',
  });
});

describe('releases', () => {
  const covers = [{ ecosystem: 'alpine', release: '3.20' }];
  const rhel = { ecosystem: 'rhel', release: '9' };
  const rocky = { ecosystem: 'rocky', release: '9' };

  test('are known when a part covers them, even with nothing to tell', async () => {
    using index = openIndex(':memory:').index;
    expect(index.knows('alpine', '3.20')).toBe(false);
    await index.write({ feed: 'alpine', part: 'v3.20/main', mode: 'whole', covers }, []);
    expect([index.knows('alpine', '3.20'), index.knows('alpine', '3.19')]).toEqual([true, false]);
    expect(index.parts()[0]?.covers).toEqual(covers);
  });

  test('without data of their own are looked up as what stands in, until they have some', async () => {
    using index = openIndex(':memory:').index;
    const about = (place: typeof rhel, id: string) =>
      itemsOf(anAdvisory(id, { affected: [anAffected('bash', { ...place, scheme: 'rpm' })] }));
    const part: PartWrite = { feed: 'grype', part: 'v6', mode: 'whole', standIns: [{ of: rocky, by: rhel }] };
    await index.write(part, about(rhel, 'RHSA-1'));
    const [found] = index.candidates({ ...rocky, name: 'bash' });
    expect(found).toMatchObject({ advisory: { id: 'RHSA-1' }, affected: rhel });
    expect(index.knows('rocky', '9')).toBe(true);
    await index.write({ feed: 'osv', part: 'Rocky', mode: 'whole' }, about(rocky, 'RLSA-1'));
    expect(index.candidates({ ...rocky, name: 'bash' }).map(({ advisory }) => advisory.id)).toEqual([
      'RLSA-1',
    ]);
  });
});

test('the state of a part is kept with what it told, and apart', async () => {
  using index = openIndex(':memory:').index;
  const part: PartWrite = { ...kev, state: { etag: '"1"', fetchedAtMs: 5, changedAtMs: 5, revision: 2 } };
  await index.write(part, [...exploits(['CVE-2024-1000', false]), { kind: 'cursor', cursor: 'c7' }]);
  const noted = { triedAtMs: 9, problem: 'The server did not answer.', failures: 1, readFor: 'of the plan' };
  index.setState(kev, noted);
  expect(index.parts()).toEqual([
    {
      feed: 'kev',
      part: 'all',
      covers: [],
      state: {
        etag: '"1"',
        lastModified: null,
        checksum: null,
        cursor: 'c7',
        fetchedAtMs: 5,
        changedAtMs: 5,
        triedAtMs: 9,
        revision: 2,
        problem: 'The server did not answer.',
        failures: 1,
        readFor: 'of the plan',
      },
    },
  ]);
});
