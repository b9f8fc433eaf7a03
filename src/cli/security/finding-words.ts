import type { Finding, FindingCounts, Rank, Severity } from '#contracts/security/finding.ts';
import type { InventoryProblem } from '#contracts/security/package.ts';
import type { Repair } from '#contracts/security/finding.ts';
import type { Colour } from '../output.ts';
import { roughly } from '../since.ts';

export const rankColours: Readonly<Record<Rank, Colour>> = {
  now: 'red',
  soon: 'yellow',
  plan: 'bold',
  watch: 'faint',
  none: 'faint',
};

export const severityColours: Readonly<Record<Severity, Colour>> = {
  critical: 'red',
  high: 'red',
  medium: 'yellow',
  unknown: 'yellow',
  low: 'faint',
  negligible: 'faint',
};

/** Most urgent first. */
export const ranksDown = ['now', 'soon', 'plan', 'watch', 'none'] as const satisfies readonly Rank[];
/** Worst first; nobody knows yet where `unknown` belongs. */
export const severitiesDown = [
  'critical',
  'high',
  'medium',
  'unknown',
  'low',
  'negligible',
] as const satisfies readonly Severity[];

export function repairText({ state, version, channel }: Repair): string {
  if (version === null) return state === 'affected' ? 'not yet' : state.replaceAll('-', ' ');
  return channel === null ? version : `${version} (${channel})`;
}

/** `2 critical, 1 low`; empty where there are none. */
export function severitiesText(findings: readonly Pick<Finding, 'severity'>[]): string {
  const count = (wanted: Severity) => findings.filter(({ severity }) => severity === wanted).length;
  return severitiesDown.flatMap((one) => (count(one) > 0 ? [`${count(one)} ${one}`] : [])).join(', ');
}

/** `1 now, 3 soon`; the others are not counted out, for there are always many. */
export function ranksText({ ranks }: FindingCounts): string {
  const urgent = ['now', 'soon', 'plan'] as const;
  return urgent.flatMap((rank) => (ranks[rank] > 0 ? [`${ranks[rank]} ${rank}`] : [])).join(', ');
}

/** Undefined while they are fresh. */
export function ageText(advisoriesAtMs: number, nowMs: number): string | undefined {
  const ageMs = nowMs - advisoriesAtMs;
  return ageMs > 3 * 86_400_000
    ? `The advisories are ${roughly(ageMs)} old: newer flaws are not known.`
    : undefined;
}

export function problemText({ path, detail }: InventoryProblem): string {
  return path === null ? detail : `${path}: ${detail}`;
}
