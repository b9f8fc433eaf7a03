import { macroVectorScore } from './macro-vector-score.ts';
import { hasAll, isInOrder, readMetrics, roundToTenth, type Metrics } from './metrics.ts';

const impactValues = ['H', 'L', 'N'];
const subsequentValues = ['X', 'S', 'H', 'L', 'N'];
const requirementValues = ['X', 'H', 'M', 'L'];
const baseMetrics = {
  AV: ['N', 'A', 'L', 'P'],
  AC: ['L', 'H'],
  AT: ['N', 'P'],
  PR: ['N', 'L', 'H'],
  UI: ['N', 'P', 'A'],
  ...Object.fromEntries(['VC', 'VI', 'VA', 'SC', 'SI', 'SA'].map((name) => [name, impactValues])),
};
/** Table 23 of https://www.first.org/cvss/v4-0/specification-document: a vector keeps this order. */
const allowed = {
  ...baseMetrics,
  E: ['X', 'A', 'P', 'U'],
  CR: requirementValues,
  IR: requirementValues,
  AR: requirementValues,
  ...Object.fromEntries(Object.entries(baseMetrics).map(([name, values]) => [`M${name}`, ['X', ...values]])),
  MSI: subsequentValues,
  MSA: subsequentValues,
  S: ['X', 'N', 'P'],
  AU: ['X', 'N', 'Y'],
  R: ['X', 'A', 'U', 'I'],
  V: ['X', 'D', 'C'],
  RE: ['X', 'L', 'M', 'H'],
  U: ['X', 'Clear', 'Green', 'Amber', 'Red'],
};
/** What a metric counts as when it is not said. */
const worst: Readonly<Record<string, string>> = { E: 'A', CR: 'H', IR: 'H', AR: 'H' };

/** Steps below the worst value of each metric, by the set of metrics of an EQ. */
const levels: Readonly<Record<string, string>> = {
  AV: 'NALP',
  PR: 'NLH',
  UI: 'NPA',
  AC: 'LH',
  AT: 'NP',
  VC: 'HLN',
  VI: 'HLN',
  VA: 'HLN',
  SC: 'SHLN',
  SI: 'SHLN',
  SA: 'SHLN',
  CR: 'HML',
  IR: 'HML',
  AR: 'HML',
};
const groups = [
  ['AV', 'PR', 'UI'],
  ['AC', 'AT'],
  ['VC', 'VI', 'VA', 'CR', 'IR', 'AR'],
  ['SC', 'SI', 'SA'],
];

/** Scores of `AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N`. `undefined` for what is no vector. */
export function scoreV4(text: string): { baseScore: number; score: number } | undefined {
  const metrics = readMetrics(text, allowed);
  const base = Object.keys(baseMetrics);
  if (metrics === undefined || !hasAll(metrics, base) || !isInOrder(metrics, allowed)) return undefined;
  const onlyBase = new Map([...metrics].filter(([name]) => base.includes(name)));
  return { baseScore: scoreOf(onlyBase), score: scoreOf(metrics) };
}

function effective(metrics: Metrics, name: string): string {
  const own = metrics.get(`M${name}`);
  const value = own === undefined || own === 'X' ? (metrics.get(name) ?? 'X') : own;
  return value === 'X' ? (worst[name] ?? value) : value;
}

/** Section 8.2: the macro vector's score, less the mean share of the way down to the next lower macro vectors. */
function scoreOf(metrics: Metrics): number {
  const value = (name: string): string => effective(metrics, name);
  if (['VC', 'VI', 'VA', 'SC', 'SI', 'SA'].every((name) => value(name) === 'N')) return 0;
  const eq = equivalents(value);
  const score = macroVectorScore(eq) ?? 0;
  const shares = [...lowerScores(eq).entries()].flatMap(([group, lower]) =>
    lower === undefined ? [] : [(score - lower) * wayDown(group, eq, value)],
  );
  const mean = shares.length === 0 ? 0 : shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return roundToTenth(Math.min(Math.max(score - mean, 0), 10));
}

/** Tables 24 to 29. */
function equivalents(value: (name: string) => string): readonly number[] {
  const isAll = (pairs: string): boolean =>
    pairs.split(' ').every((pair) => value(pair.slice(0, 2)) === pair.slice(3));
  const isAny = (pairs: string): boolean =>
    pairs.split(' ').some((pair) => value(pair.slice(0, 2)) === pair.slice(3));
  const eq1 = isAll('AV:N PR:N UI:N') ? 0 : isAny('AV:N PR:N UI:N') && value('AV') !== 'P' ? 1 : 2;
  const eq3 = isAll('VC:H VI:H') ? 0 : isAny('VC:H VI:H VA:H') ? 1 : 2;
  const eq4 = isAny('SI:S SA:S') ? 0 : isAny('SC:H SI:H SA:H') ? 1 : 2;
  const isWanted = ['C', 'I', 'A'].some((name) => value(`${name}R`) === 'H' && value(`V${name}`) === 'H');
  return [eq1, isAll('AC:L AT:N') ? 0 : 1, eq3, eq4, 'APU'.indexOf(value('E')), isWanted ? 0 : 1];
}

/** The score one level down in EQ1, EQ2, EQ3 with EQ6, EQ4, EQ5; `undefined` below the lowest. */
function lowerScores(eq: readonly number[]): readonly (number | undefined)[] {
  const down = (...indexes: number[]): number | undefined =>
    macroVectorScore(eq.map((level, index) => (indexes.includes(index) ? level + 1 : level)));
  return [down(0), down(1), lowerThirdAndSixth(eq, down), down(3), down(4)];
}

function lowerThirdAndSixth(
  [, , eq3, , , eq6]: readonly number[],
  down: (...indexes: number[]) => number | undefined,
): number | undefined {
  if (eq6 === 1) return down(2);
  if (eq3 === 1) return down(5);
  return Math.max(down(2) ?? 0, down(5) ?? 0);
}

/**
 * Table 30 by EQ1, EQ2, EQ3 and EQ6, EQ4, and their level: how many steps of `levels` the worst vectors of the level are down, and
 * how many there are from them to the next level.
 */
const ways: readonly Readonly<Record<string, readonly [first: number, depth: number]>>[] = [
  { 0: [0, 1], 1: [1, 4], 2: [3, 5] },
  { 0: [0, 1], 1: [1, 2] },
  { '00': [0, 7], '01': [3, 6], '10': [1, 8], '11': [3, 8], '21': [3, 10] },
  { 0: [1, 6], 1: [3, 5], 2: [6, 4] },
];

/** From 0 at the worst vectors of the level to nearly 1 at the mildest; EQ5 has but one vector a level. */
function wayDown(group: number, eq: readonly number[], value: (name: string) => string): number {
  const level = group === 2 ? `${eq[2]}${eq[5]}` : `${eq[group]}`;
  const [first, depth] = ways[group]?.[level] ?? [0, 1];
  const steps = (groups[group] ?? []).reduce(
    (sum, name) => sum + (levels[name] ?? '').indexOf(value(name)),
    0,
  );
  return (steps - first) / depth;
}
