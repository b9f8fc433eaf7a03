import { hasAll, readMetrics, type Metrics } from './metrics.ts';

/** Weights of CVSS 3.x (https://www.first.org/cvss/v3.1/specification-document, section 7.4). */
const weights: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  AV: { N: 0.85, A: 0.62, L: 0.55, P: 0.2 },
  AC: { L: 0.77, H: 0.44 },
  PR: { N: 0.85, L: 0.62, H: 0.27 },
  UI: { N: 0.85, R: 0.62 },
  S: { U: 0, C: 1 },
  C: { H: 0.56, L: 0.22, N: 0 },
  I: { H: 0.56, L: 0.22, N: 0 },
  A: { H: 0.56, L: 0.22, N: 0 },
  E: { X: 1, H: 1, F: 0.97, P: 0.94, U: 0.91 },
  RL: { X: 1, U: 1, W: 0.97, T: 0.96, O: 0.95 },
  RC: { X: 1, C: 1, R: 0.96, U: 0.92 },
  CR: { X: 1, H: 1.5, M: 1, L: 0.5 },
  IR: { X: 1, H: 1.5, M: 1, L: 0.5 },
  AR: { X: 1, H: 1.5, M: 1, L: 0.5 },
};
const base = ['AV', 'AC', 'PR', 'UI', 'S', 'C', 'I', 'A'];
/** Where the scope changes, privileges weigh more. */
const changedPrivileges: Readonly<Record<string, number>> = { N: 0.85, L: 0.68, H: 0.5 };
const allowed = {
  ...Object.fromEntries(Object.entries(weights).map(([name, values]) => [name, Object.keys(values)])),
  ...Object.fromEntries(base.map((name) => [`M${name}`, ['X', ...Object.keys(weights[name] ?? {})]])),
};

/** Scores of `AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H`, metrics in any order. `undefined` for what is no vector. */
export function scoreV3(text: string, minor: '0' | '1'): { baseScore: number; score: number } | undefined {
  const metrics = readMetrics(text, allowed);
  if (metrics === undefined || !hasAll(metrics, base)) return undefined;
  const baseScore = baseOf(metrics);
  const isEnvironmental = [...metrics].some(([name, value]) => value !== 'X' && /^M|^[CIA]R$/.test(name));
  const before = isEnvironmental ? environmentalOf(metrics, minor) : baseScore;
  const temporal = weight(metrics, 'E') * weight(metrics, 'RL') * weight(metrics, 'RC');
  return { baseScore, score: roundUp(before * temporal) };
}

function weight(metrics: Metrics, name: string): number {
  return weights[name]?.[metrics.get(name) ?? 'X'] ?? 1;
}

/** What the environment makes of a metric of the base. */
function modified(metrics: Metrics): Metrics {
  return new Map(
    base.map((name) => {
      const own = metrics.get(`M${name}`);
      return [name, own === undefined || own === 'X' ? (metrics.get(name) ?? '') : own];
    }),
  );
}

function baseOf(metrics: Metrics): number {
  const isChanged = metrics.get('S') === 'C';
  const left = ['C', 'I', 'A'].map((name) => 1 - weight(metrics, name));
  const lost = 1 - left.reduce((product, part) => product * part, 1);
  const impact = isChanged ? 7.52 * (lost - 0.029) - 3.25 * (lost - 0.02) ** 15 : 6.42 * lost;
  return together(impact, exploitability(metrics), isChanged);
}

function environmentalOf(metrics: Metrics, minor: '0' | '1'): number {
  const changed = modified(metrics);
  const isChanged = changed.get('S') === 'C';
  const left = ['C', 'I', 'A'].map((name) => 1 - weight(changed, name) * weight(metrics, `${name}R`));
  const lost = Math.min(1 - left.reduce((product, part) => product * part, 1), 0.915);
  const tail = minor === '1' ? (lost * 0.9731 - 0.02) ** 13 : (lost - 0.02) ** 15;
  const impact = isChanged ? 7.52 * (lost - 0.029) - 3.25 * tail : 6.42 * lost;
  return together(impact, exploitability(changed), isChanged);
}

function exploitability(metrics: Metrics): number {
  const privileges =
    metrics.get('S') === 'C' ? changedPrivileges[metrics.get('PR') ?? ''] : weight(metrics, 'PR');
  return 8.22 * weight(metrics, 'AV') * weight(metrics, 'AC') * (privileges ?? 0) * weight(metrics, 'UI');
}

function together(impact: number, exploitabilityScore: number, isChanged: boolean): number {
  if (impact <= 0) return 0;
  return roundUp(Math.min((impact + exploitabilityScore) * (isChanged ? 1.08 : 1), 10));
}

/** Appendix A of 3.1: in whole numbers, so that binary fractions do not push a score up. */
function roundUp(value: number): number {
  const whole = Math.round(value * 100_000);
  return whole % 10_000 === 0 ? whole / 100_000 : (Math.floor(whole / 10_000) + 1) / 10;
}
