import type { AdvisoryLookUp, Candidate, NameInEcosystem } from '../advisories/look-up.ts';
import { flawFacts, type FlawFacts } from './flaw-facts.ts';
import { flawNames, type FlawNames } from './flaws-of.ts';
import type { Schemes } from './read-candidate.ts';

/** What one match asks; each question once, as an image holds many versions of a package, and many packages with a flaw. */
export interface MatchContext {
  readonly schemes: Schemes;
  readonly candidatesOf: (name: NameInEcosystem) => readonly Candidate[];
  readonly namesOf: FlawNames;
  readonly factsOf: (flaw: string) => FlawFacts;
}

export function matchContext(lookUp: AdvisoryLookUp, schemes: Schemes): MatchContext {
  const namesOf = flawNames(lookUp);
  return {
    schemes,
    namesOf,
    factsOf: flawFacts(lookUp, namesOf),
    candidatesOf: (name) => lookUp.candidates(name),
  };
}
