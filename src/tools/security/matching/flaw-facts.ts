import type { Rating } from '#contracts/security/finding.ts';
import type { Exploited, ExploitLikelihood } from '../advisories/advisory.ts';
import type { AdvisoryLookUp } from '../advisories/look-up.ts';
import type { FlawNames } from './flaws-of.ts';
import { remembered } from './remembered.ts';

/** What is known of a flaw, whatever package has it. */
export interface FlawFacts {
  readonly aliases: readonly string[];
  readonly ratings: readonly Rating[];
  readonly exploited: Exploited | null;
  readonly likelihood: ExploitLikelihood | null;
}

/** A flaw has more names only where an index is damaged. */
const mostNames = 20;

export function flawFacts(lookUp: AdvisoryLookUp, namesOf: FlawNames): (flaw: string) => FlawFacts {
  const ask = (flaw: string): FlawFacts => {
    const names = namesOf(flaw).slice(0, mostNames);
    const [exploited = null] = names.flatMap((name) => lookUp.exploited(name) ?? []);
    const [likelihood = null] = names.flatMap((name) => lookUp.likelihood(name) ?? []);
    return {
      aliases: names.filter((name) => name !== flaw),
      ratings: names.flatMap((name) => lookUp.ratings(name)),
      exploited,
      likelihood,
    };
  };
  return remembered(ask, (flaw) => flaw);
}
