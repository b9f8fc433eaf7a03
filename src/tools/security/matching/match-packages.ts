import type { Distribution } from '#contracts/security/package.ts';
import type { VersionScheme } from '#library/versions/scheme.ts';
import type { AdvisoryLookUp } from '../advisories/look-up.ts';
import type { Finding, MatchablePackage, MatchResult, Unmatched } from './finding.ts';
import { matchContext } from './match-context.ts';
import { matchSubject } from './match-subject.ts';
import { subjectsOf } from './subject.ts';

export interface MatchableInventory {
  readonly distribution: Distribution | null;
  readonly packages: readonly MatchablePackage[];
}

/**
 * The known flaws of what an image holds. Pure but for what it asks `lookUp`, in time that grows with the packages and what is said of
 * them. What could not be asked about is told apart, so that no finding is never taken for clean.
 */
export function matchPackages(
  inventory: MatchableInventory,
  lookUp: AdvisoryLookUp,
  schemes: readonly VersionScheme[],
): MatchResult {
  return lookUp.atOnce(() => match(inventory, lookUp, schemes));
}

function match(
  { packages, distribution }: MatchableInventory,
  lookUp: AdvisoryLookUp,
  schemes: readonly VersionScheme[],
): MatchResult {
  const { subjects, unmatched } = subjectsOf(packages, distribution, lookUp);
  const context = matchContext(lookUp, new Map(schemes.map((scheme) => [scheme.id, scheme])));
  const findings: Finding[] = [];
  const unclear: Unmatched[] = [];
  for (const subject of subjects) {
    const matched = matchSubject(subject, context);
    findings.push(...matched.findings);
    unclear.push(...matched.unmatched);
  }
  return { findings, unmatched: [...unmatched, ...unclear] };
}
