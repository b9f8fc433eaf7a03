import { versionSchemes } from '#library/versions/index.ts';
import type { AdvisoryLookUp, NameInEcosystem } from '../advisories/look-up.ts';
import { askedNames } from '../matching/asked-names.ts';
import type { MatchablePackage, MatchResult } from '../matching/finding.ts';
import { matchPackages, type MatchableInventory } from '../matching/match-packages.ts';
import { type Subject, subjectsOf } from '../matching/subject.ts';
import { type AdvisoryChange, nameKey, releaseKey } from './advisory-change.ts';

/** What matching an inventory again gave. */
export type Rematch =
  | { readonly kind: 'whole'; readonly result: MatchResult }
  /** Of these subjects and packages only: `applyRematch` puts it into what was found before. */
  | {
      readonly kind: 'partial';
      readonly subjects: readonly NameInEcosystem[];
      readonly packages: readonly MatchablePackage[];
      readonly result: MatchResult;
    }
  /** The change does not concern it. */
  | { readonly kind: 'same' };

/** Matches what a change concerns; null: everything. */
export function rematch(
  inventory: MatchableInventory,
  lookUp: AdvisoryLookUp,
  change: AdvisoryChange | null,
): Rematch {
  return lookUp.atOnce(() => matchAgain(inventory, lookUp, change));
}

function matchAgain(
  inventory: MatchableInventory,
  lookUp: AdvisoryLookUp,
  change: AdvisoryChange | null,
): Rematch {
  if (change === null || change.isEverything || isAboutRelease(inventory, change)) {
    return { kind: 'whole', result: matchPackages(inventory, lookUp, versionSchemes) };
  }
  if (change.names.length === 0) return { kind: 'same' };
  const { distribution, packages } = inventory;
  const changed = new Set(change.names.map(nameKey));
  const subjects = subjectsOf(packages, distribution, lookUp).subjects.filter((subject) =>
    isConcerned(subject, changed),
  );
  if (subjects.length === 0) return { kind: 'same' };
  const concerned = subjects.flatMap((subject) => subject.packages);
  return {
    kind: 'partial',
    subjects: subjects.map(({ ecosystem, release, name }) => ({ ecosystem, release, name })),
    packages: concerned,
    result: matchPackages({ distribution, packages: concerned }, lookUp, versionSchemes),
  };
}

function isAboutRelease(inventory: MatchableInventory, { releases }: AdvisoryChange): boolean {
  if (releases.length === 0) return false;
  const turned = new Set(releases.map(releaseKey));
  return askedNames(inventory).some((name) => turned.has(releaseKey(name)));
}

/** Of a distribution, advisories speak of the source or of the packages made from it. */
function isConcerned(subject: Subject, changed: ReadonlySet<string>): boolean {
  const { ecosystem, release, isSystem, packages } = subject;
  if (changed.has(nameKey(subject))) return true;
  return isSystem && packages.some(({ name }) => changed.has(nameKey({ ecosystem, release, name })));
}

/** What is found now, after what was found before. */
export function applyRematch(before: MatchResult, again: Rematch): MatchResult {
  if (again.kind === 'same') return before;
  if (again.kind === 'whole') return again.result;
  const subjects = new Set(again.subjects.map(nameKey));
  const packages = new Set(again.packages.map(placeKey));
  return {
    findings: [
      ...before.findings.filter((finding) => !subjects.has(nameKey(finding))),
      ...again.result.findings,
    ],
    unmatched: [
      ...before.unmatched.filter((one) => !packages.has(placeKey(one.package))),
      ...again.result.unmatched,
    ],
  };
}

function placeKey({ type, name, version, arch, path }: MatchablePackage): string {
  return [type, name, version, arch ?? '', path].join('\n');
}
