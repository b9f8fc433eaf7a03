import type { Finding, Rank } from '#contracts/security/finding.ts';
import type { Arguments, CommandOption } from '../command.ts';
import { exitCode, type ExitCode } from '../exit-code.ts';
import { choose } from './choose.ts';
import { ranksDown, severitiesDown } from './finding-words.ts';

const limits = ['critical', 'high', 'medium', 'low', 'negligible'] as const;
const wantedRanks = ['now', 'soon', 'plan'] as const;

export const thresholdOptions: Readonly<Record<string, CommandOption>> = {
  'fail-on': {
    type: 'string',
    value: 'SEVERITY',
    help: `End with 11 from this severity on: ${limits.join(', ')}`,
  },
  rank: { type: 'string', value: 'RANK', help: 'Only what is at least as urgent: now, soon, plan' },
  'only-repairable': { type: 'boolean', help: 'Only what a newer version of the package repairs' },
};

/** What a person wants to see, and from when on it is a failure. */
export interface Threshold {
  readonly failOn: (typeof limits)[number] | undefined;
  readonly rank: Rank | undefined;
  readonly isRepairableOnly: boolean;
}

export function thresholdOf(given: Arguments): Threshold {
  return {
    failOn: choose('fail-on', limits, given.text('fail-on')),
    rank: choose('rank', wantedRanks, given.text('rank')),
    isRepairableOnly: given.flag('only-repairable'),
  };
}

/** Open ones, most urgent first; the same findings always come in the same order. */
export function shownOf(findings: readonly Finding[], { rank, isRepairableOnly }: Threshold): Finding[] {
  const last = ranksDown.indexOf(rank ?? 'none');
  return findings
    .filter(({ accepted, isHidden }) => accepted === null && !isHidden)
    .filter((finding) => ranksDown.indexOf(finding.rank) <= last)
    .filter(({ repair }) => !isRepairableOnly || repair.version !== null)
    .toSorted(compare);
}

function compare(one: Finding, other: Finding): number {
  return (
    ranksDown.indexOf(one.rank) - ranksDown.indexOf(other.rank) ||
    severitiesDown.indexOf(one.severity) - severitiesDown.indexOf(other.severity) ||
    other.score - one.score ||
    byText(one.flaw, other.flaw) ||
    byText(one.package, other.package) ||
    byText(one.version, other.version)
  );
}

function byText(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** Those that reach the limit. What nobody has rated reaches the lowest only: there is no telling more. */
export function reaching(shown: readonly Finding[], { failOn }: Threshold): Finding[] {
  if (failOn === undefined) return [];
  const limit = limits.indexOf(failOn);
  return shown.filter(({ severity }) =>
    severity === 'unknown' ? failOn === 'negligible' : limits.indexOf(severity) <= limit,
  );
}

/** What was found counts more than what could not be read: it would have failed all the same. */
export function verdictOf(reached: readonly Finding[], isWhole: boolean): ExitCode {
  if (reached.length > 0) return exitCode.found;
  return isWhole ? exitCode.done : exitCode.incomplete;
}
