import type { Rating } from '#contracts/security/finding.ts';
import type { AdvisoryLookUp, Candidate, NameInEcosystem } from '../advisories/look-up.ts';
import { flawFacts, type FlawFacts } from './flaw-facts.ts';
import { flawNames, type FlawNames } from './flaws-of.ts';
import type { Schemes } from './read-candidate.ts';
import { remembered } from './remembered.ts';

export interface MatchLookUp extends AdvisoryLookUp {
  /** What every source says under an id, for the ratings of those that do not speak of the package itself. */
  told?(id: string): readonly { readonly ratings: readonly Rating[] }[];
}

/** What one match asks; each question once, as an image holds many versions of a package, and many packages with a flaw. */
export interface MatchContext {
  readonly schemes: Schemes;
  readonly candidatesOf: (name: NameInEcosystem) => readonly Candidate[];
  readonly namesOf: FlawNames;
  readonly factsOf: (flaw: string) => FlawFacts;
}

export function matchContext(lookUp: MatchLookUp, schemes: Schemes): MatchContext {
  const namesOf = flawNames(lookUp);
  return {
    schemes,
    namesOf,
    factsOf: flawFacts(lookUp, namesOf),
    candidatesOf: remembered(
      (name) => lookUp.candidates(name).filter(({ advisory }) => advisory.withdrawnAtMs === null),
      ({ ecosystem, release, name }) => [ecosystem, release, name].join('\n'),
    ),
  };
}
