import type { Rating } from '../advisories/advisory.ts';
import type { AdvisoryLookUp } from '../advisories/look-up.ts';
import type { FlawNames } from './flaws-of.ts';
import type { Schemes } from './read-candidate.ts';

/** What one match asks, with what it has already heard. */
export interface MatchContext {
  readonly lookUp: AdvisoryLookUp;
  readonly schemes: Schemes;
  readonly namesOf: FlawNames;
  /** What anybody says of a flaw, whatever the package. */
  readonly ratingsOf: (flaw: string) => readonly Rating[];
}
