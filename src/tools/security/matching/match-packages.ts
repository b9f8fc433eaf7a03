import type { Distribution } from '#contracts/security/package.ts';
import type { VersionScheme } from '#library/versions/scheme.ts';
import type { Rating } from '../advisories/advisory.ts';
import type { AdvisoryLookUp } from '../advisories/look-up.ts';
import { flawNames, type FlawNames } from './flaws-of.ts';
import type { Finding, MatchablePackage, MatchResult, Unmatched } from './finding.ts';
import { matchSubject } from './match-subject.ts';
import { subjectsOf } from './subject.ts';

export interface MatchableInventory {
  readonly distribution: Distribution | null;
  readonly packages: readonly MatchablePackage[];
}

export interface MatchLookUp extends AdvisoryLookUp {
  /** What every source says under an id, for the ratings of those that do not speak of the package itself. */
  told?(id: string): readonly { readonly ratings: readonly Rating[] }[];
}

/** A flaw has more names only where an index is damaged. */
const mostNames = 20;

/**
 * The known flaws of what an image holds. Pure but for what it asks `lookUp`, in time that grows with the packages and what is said of
 * them. What could not be asked about is told apart, so that no finding is never taken for clean.
 */
export function matchPackages(
  { packages, distribution }: MatchableInventory,
  lookUp: MatchLookUp,
  schemes: readonly VersionScheme[],
): MatchResult {
  const byId = new Map(schemes.map((scheme) => [scheme.id, scheme]));
  const { subjects, unmatched } = subjectsOf(packages, distribution, lookUp);
  const namesOf = flawNames(lookUp);
  const context = { lookUp, schemes: byId, namesOf, ratingsOf: ratingsByFlaw(lookUp, namesOf) };
  const findings: Finding[] = [];
  const unclear: Unmatched[] = [];
  for (const subject of subjects) {
    const matched = matchSubject(subject, context);
    findings.push(...matched.findings);
    unclear.push(...matched.unmatched);
  }
  return { findings, unmatched: [...unmatched, ...unclear] };
}

/** Ratings of a flaw by everybody, remembered: a flaw is found in many packages. */
function ratingsByFlaw(lookUp: MatchLookUp, namesOf: FlawNames): (flaw: string) => readonly Rating[] {
  const known = new Map<string, readonly Rating[]>();
  return (flaw) => {
    const found =
      known.get(flaw) ??
      namesOf(flaw)
        .slice(0, mostNames)
        .flatMap((name) => lookUp.told?.(name).flatMap(({ ratings }) => ratings) ?? []);
    known.set(flaw, found);
    return found;
  };
}
