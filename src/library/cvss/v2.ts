import { hasAll, isInOrder, readMetrics, roundToTenth, type Metrics } from './metrics.ts';

/** Weights of CVSS 2.0 (https://www.first.org/cvss/v2/guide, section 3.2), in the order of a vector. */
const weights: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  AV: { L: 0.395, A: 0.646, N: 1 },
  AC: { H: 0.35, M: 0.61, L: 0.71 },
  Au: { M: 0.45, S: 0.56, N: 0.704 },
  C: { N: 0, P: 0.275, C: 0.66 },
  I: { N: 0, P: 0.275, C: 0.66 },
  A: { N: 0, P: 0.275, C: 0.66 },
  E: { U: 0.85, POC: 0.9, F: 0.95, H: 1, ND: 1 },
  RL: { OF: 0.87, TF: 0.9, W: 0.95, U: 1, ND: 1 },
  RC: { UC: 0.9, UR: 0.95, C: 1, ND: 1 },
  CDP: { N: 0, L: 0.1, LM: 0.3, MH: 0.4, H: 0.5, ND: 0 },
  TD: { N: 0, L: 0.25, M: 0.75, H: 1, ND: 1 },
  CR: { L: 0.5, M: 1, H: 1.51, ND: 1 },
  IR: { L: 0.5, M: 1, H: 1.51, ND: 1 },
  AR: { L: 0.5, M: 1, H: 1.51, ND: 1 },
};
const allowed = Object.fromEntries(
  Object.entries(weights).map(([name, values]) => [name, Object.keys(values)]),
);
const base = ['AV', 'AC', 'Au', 'C', 'I', 'A'];
const temporal = ['E', 'RL', 'RC'];
const environmental = ['CDP', 'TD', 'CR', 'IR', 'AR'];

/** Scores of `AV:N/AC:L/Au:N/C:N/I:N/A:C`; temporal and environmental metrics come all or none. `undefined` for what is no vector. */
export function scoreV2(text: string): { baseScore: number; score: number } | undefined {
  const metrics = readMetrics(text, allowed);
  if (metrics === undefined || !hasAll(metrics, base) || !isInOrder(metrics, allowed)) return undefined;
  const isWhole = [temporal, environmental].every(
    (group) => hasAll(metrics, group) || group.every((name) => !metrics.has(name)),
  );
  if (!isWhole) return undefined;
  const baseScore = scoreOf(metrics, impact(metrics));
  return { baseScore, score: environmentalScore(metrics, temporalScore(metrics, baseScore)) };
}

function weight(metrics: Metrics, name: string): number {
  return weights[name]?.[metrics.get(name) ?? 'ND'] ?? 1;
}

function impact(metrics: Metrics): number {
  const left = ['C', 'I', 'A'].map((name) => 1 - weight(metrics, name));
  return 10.41 * (1 - left.reduce((product, part) => product * part, 1));
}

function adjustedImpact(metrics: Metrics): number {
  const left = ['C', 'I', 'A'].map((name) => 1 - weight(metrics, name) * weight(metrics, `${name}R`));
  return Math.min(10, 10.41 * (1 - left.reduce((product, part) => product * part, 1)));
}

function scoreOf(metrics: Metrics, impactScore: number): number {
  const exploitability = 20 * weight(metrics, 'AV') * weight(metrics, 'AC') * weight(metrics, 'Au');
  return roundToTenth((0.6 * impactScore + 0.4 * exploitability - 1.5) * (impactScore === 0 ? 0 : 1.176));
}

function temporalScore(metrics: Metrics, score: number): number {
  if (!metrics.has('E')) return score;
  return roundToTenth(score * weight(metrics, 'E') * weight(metrics, 'RL') * weight(metrics, 'RC'));
}

function environmentalScore(metrics: Metrics, score: number): number {
  if (!metrics.has('CDP')) return score;
  const adjusted = temporalScore(metrics, scoreOf(metrics, adjustedImpact(metrics)));
  return roundToTenth((adjusted + (10 - adjusted) * weight(metrics, 'CDP')) * weight(metrics, 'TD'));
}
