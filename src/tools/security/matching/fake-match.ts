import { versionSchemes } from '#library/versions/index.ts';
import type { Distribution } from '#contracts/security/package.ts';
import type { Advisory } from '../advisories/advisory.ts';
import { fakeLookUp } from './fake-look-up.ts';
import type { MatchablePackage, MatchResult } from './finding.ts';
import { matchPackages } from './match-packages.ts';

/** For tests: what matching gives over these advisories, with every scheme there is. */
export function fakeMatch(
  distribution: Distribution | null,
  packages: readonly MatchablePackage[],
  advisories: readonly Advisory[],
): MatchResult {
  return matchPackages({ distribution, packages }, fakeLookUp(advisories), versionSchemes);
}

/** For tests: `flaw name state fixed` of each finding. */
export function fakeFindings(...input: Parameters<typeof fakeMatch>): string[] {
  return fakeMatch(...input).findings.map(
    ({ flaw, name, state, fixedVersion }) => `${flaw} ${name} ${state} ${fixedVersion}`,
  );
}
