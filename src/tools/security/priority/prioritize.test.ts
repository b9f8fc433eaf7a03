import { Rank, type Severity } from '#contracts/security/finding.ts';
import { describe, expect, test } from 'vitest';
import { compareUrgency } from './compare-urgency.ts';
import type { Exposure } from './exposure.ts';
import type { RatedFlaw } from './flaw-reasons.ts';
import { prioritize } from './prioritize.ts';

const shut: Exposure = {
  isPublished: false,
  isPrivileged: false,
  hasDockerSocket: false,
  isOnHostNetwork: false,
  isRoot: false,
};
const exploited = {
  cve: 'CVE-1',
  addedAtMs: Date.UTC(2024, 4, 1),
  dueAtMs: null,
  isRansomware: false,
  action: '',
};
const quiet: RatedFlaw = {
  exploited: null,
  likelihood: null,
  severity: 'medium',
  severitySource: 'debian',
  fixedVersion: null,
};
const likelihood = (probability: number) => ({ cve: 'CVE-1', probability, percentile: 0.5 });

test.each<[string, Partial<RatedFlaw>, Partial<Exposure> | null, string]>([
  ['exploited, whatever it is rated', { severity: 'low', exploited }, null, 'now'],
  ['exploited, even if of no importance', { severity: 'negligible', exploited }, null, 'now'],
  [
    'critical, likely, repaired, open to all',
    { severity: 'critical', likelihood: likelihood(0.5), fixedVersion: '2' },
    { isPublished: true },
    'now',
  ],
  ['critical and repaired', { severity: 'critical', fixedVersion: '2' }, null, 'soon'],
  ['high, repaired and open to all', { severity: 'high', fixedVersion: '2' }, { isPublished: true }, 'soon'],
  ['high and repaired, shut away', { severity: 'high', fixedVersion: '2' }, {}, 'plan'],
  ['medium and repaired', { fixedVersion: '2' }, {}, 'plan'],
  [
    'not rated and repaired: as medium',
    { severity: 'unknown', severitySource: null, fixedVersion: '2' },
    {},
    'plan',
  ],
  ['medium without a repair', {}, {}, 'watch'],
  ['low and repaired', { severity: 'low', fixedVersion: '2' }, {}, 'watch'],
  [
    'of no importance',
    { severity: 'negligible', fixedVersion: '2' },
    { isPublished: true, isPrivileged: true },
    'none',
  ],
  ['of no importance but likely', { severity: 'negligible', likelihood: likelihood(0.2) }, {}, 'watch'],
])('%s', (_, flaw, exposure, rank) => {
  expect(prioritize({ ...quiet, ...flaw }, exposure && { ...shut, ...exposure }).rank).toBe(rank);
});

test('reasons are told in both languages, the weightiest first', () => {
  const flaw = {
    ...quiet,
    severity: 'high',
    exploited: { ...exploited, isRansomware: true },
    likelihood: likelihood(0.034),
    fixedVersion: '1.2-3',
  } as const;
  const { reasons, score } = prioritize(flaw, { ...shut, isPublished: true, isRoot: true });
  expect(reasons.map(({ id, weight }) => [id, weight])).toEqual([
    ['exploited', 500],
    ['severity', 80],
    ['ransomware', 50],
    ['repair', 45],
    ['published', 40],
    ['root', 10],
    ['likely', 7],
  ]);
  expect(score).toBe(732);
  expect(reasons.map(({ words }) => words.en)).toEqual([
    'Attackers are using it, says CISA since 2024-05-01.',
    'Rated high by debian.',
    'Ransomware is known to use it.',
    'Repaired in 1.2-3.',
    'A port is open on all addresses of the host.',
    'The container runs as root.',
    'The chance that it is exploited within 30 days is 3.4 % (EPSS).',
  ]);
  expect(reasons.map(({ words }) => words.es)).toContain('Reparada en 1.2-3.');
  expect(reasons[0]?.data).toEqual({ cve: 'CVE-1', since: '2024-05-01' });
});

describe('one more bad fact', () => {
  const random = seeded(20260301);
  const severities: readonly Severity[] = ['negligible', 'low', 'medium', 'high', 'critical'];
  const some = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];

  function randomFlaw(): RatedFlaw {
    return {
      exploited: some([null, exploited]) ?? null,
      likelihood: some([null, likelihood(random())]) ?? null,
      severity: some(severities) ?? 'low',
      severitySource: 'debian',
      fixedVersion: some([null, '2']) ?? null,
    };
  }

  function worse({ exploited: used, likelihood: chance, severity }: RatedFlaw): Partial<RatedFlaw>[] {
    return [
      { exploited: used ?? exploited },
      { exploited: { ...exploited, isRansomware: true } },
      { likelihood: likelihood(Math.min(1, (chance?.probability ?? 0) + random() * 0.5)) },
      { severity: severities[severities.indexOf(severity) + 1] ?? 'critical' },
      { fixedVersion: '2' },
    ];
  }

  test('never makes a finding less urgent', () => {
    const facts = Object.keys(shut);
    for (let round = 0; round < 2000; round += 1) {
      const flaw = randomFlaw();
      const exposure: Exposure = {
        ...shut,
        ...Object.fromEntries(facts.map((fact) => [fact, random() < 0.5])),
      };
      const before = prioritize(flaw, exposure);
      const after = [
        ...worse(flaw).map((fact) => prioritize({ ...flaw, ...fact }, exposure)),
        ...facts.map((fact) => prioritize(flaw, { ...exposure, [fact]: true })),
      ];
      for (const { rank, score } of after) {
        expect(score).toBeGreaterThanOrEqual(before.score);
        expect(Rank.options.indexOf(rank)).toBeLessThanOrEqual(Rank.options.indexOf(before.rank));
      }
      expect(before.score).toBeGreaterThanOrEqual(prioritize(flaw, null).score);
    }
  });

  test('exploited comes before everything that is not', () => {
    const most = prioritize(
      { ...quiet, severity: 'critical', likelihood: likelihood(1), fixedVersion: '2' },
      { isPublished: true, isPrivileged: true, hasDockerSocket: true, isOnHostNetwork: true, isRoot: true },
    );
    expect(prioritize({ ...quiet, severity: 'negligible', exploited }, null).score).toBeGreaterThan(
      most.score,
    );
  });
});

test('a list is in one order, whatever order it came in', () => {
  const finding = (flaw: string, version = '1') => ({
    flaw,
    ecosystem: 'debian',
    release: '12',
    name: 'a',
    version,
  });
  const list = [
    { finding: finding('CVE-3'), priority: { rank: 'now', score: 500 } },
    { finding: finding('CVE-1'), priority: { rank: 'plan', score: 120 } },
    { finding: finding('CVE-2'), priority: { rank: 'plan', score: 120 } },
    { finding: finding('CVE-2', '2'), priority: { rank: 'plan', score: 120 } },
    { finding: finding('CVE-0'), priority: { rank: 'plan', score: 90 } },
    { finding: finding('CVE-4'), priority: { rank: 'none', score: 145 } },
  ] as const;
  const random = seeded(7);
  for (let round = 0; round < 50; round += 1) {
    const keys = new Map(list.map((one) => [one, random()]));
    const shuffled = list.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
    expect(shuffled.toSorted(compareUrgency)).toEqual(list);
  }
  expect(compareUrgency(list[0], list[0])).toBe(0);
});

/** Numbers from 0 to 1, the same for the same seed (a linear congruence). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
