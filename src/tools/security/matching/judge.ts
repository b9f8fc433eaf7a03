import type { ChannelFix, FindingState } from './finding.ts';
import { findChannelFixes, findRepair } from './find-repair.ts';
import { isEveryVersion, type Reading } from './read-candidate.ts';

export type Judgement =
  | {
      readonly kind: 'vulnerable';
      readonly state: FindingState;
      readonly fixedVersion: string | null;
      readonly channelFixes: readonly ChannelFix[];
    }
  | { readonly kind: 'unclear' }
  | { readonly kind: 'clean' };

/** Why there is no repair, the most telling first. */
const statesWithoutRepair = ['end-of-life', 'will-not-fix', 'deferred'] as const;
const clean: Judgement = { kind: 'clean' };

/** Weighs all that is said of one flaw in one installed package. */
export function judge(readings: readonly Reading[]): Judgement {
  if (readings.some(({ says }) => says === 'not-affected')) return clean;
  const isOfChannel = ({ candidate }: Reading): boolean => candidate.affected.channel !== undefined;
  const forAll = readings.filter((one) => !isOfChannel(one));
  const forSubscribers = readings.filter(isOfChannel);
  if (forSubscribers.some(({ says }) => says === 'repaired')) return clean;
  const vulnerable = forAll.filter(({ says }) => says === 'vulnerable');
  if (vulnerable.length > 0) {
    return isOutdone(vulnerable, forAll) ? clean : vulnerableBy(vulnerable, forAll, forSubscribers);
  }
  if (forAll.some(({ says }) => says === 'repaired')) return clean;
  if (forSubscribers.some(({ says }) => says === 'vulnerable')) {
    return vulnerableBy([], [], forSubscribers);
  }
  return readings.some(({ says }) => says === 'unclear') ? { kind: 'unclear' } : clean;
}

/** Who says "every version" gives way to another advisory that knows where the flaw ends. */
function isOutdone(vulnerable: readonly Reading[], all: readonly Reading[]): boolean {
  if (!vulnerable.every(({ candidate }) => isEveryVersion(candidate.affected))) return false;
  const advisories = new Set(vulnerable.map(advisoryKey));
  return all.some((one) => one.says === 'repaired' && !advisories.has(advisoryKey(one)));
}

function advisoryKey({ candidate: { advisory } }: Reading): string {
  return `${advisory.feed}\n${advisory.id}`;
}

function vulnerableBy(
  vulnerable: readonly Reading[],
  forAll: readonly Reading[],
  forSubscribers: readonly Reading[],
): Judgement {
  const fixedVersion =
    findRepair([...vulnerable, ...forAll.filter(({ says }) => says === 'repaired')]) ?? null;
  const states = new Set(vulnerable.map(({ candidate }) => candidate.affected.state));
  const state = statesWithoutRepair.find((one) => states.has(one)) ?? 'affected';
  return {
    kind: 'vulnerable',
    state: fixedVersion === null ? state : 'fixed',
    fixedVersion,
    channelFixes: findChannelFixes(forSubscribers),
  };
}
