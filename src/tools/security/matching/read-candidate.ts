import type { VersionScheme } from '#library/versions/scheme.ts';
import { isInSpans } from '#library/versions/spans/is-in-spans.ts';
import type { Affected, VersionSpan } from '../advisories/advisory.ts';
import type { Candidate } from '../advisories/look-up.ts';

export type Schemes = ReadonlyMap<string, VersionScheme>;

/** What an advisory says of one installed version. */
export interface Reading {
  readonly candidate: Candidate;
  /** The version that it was asked about. */
  readonly version: string;
  readonly scheme: VersionScheme | undefined;
  readonly says: 'vulnerable' | 'repaired' | 'not-affected' | 'unclear' | 'nothing';
}

export function readCandidate(candidate: Candidate, version: string, schemes: Schemes): Reading {
  const scheme = schemeFor(candidate.affected, schemes);
  return { candidate, version, scheme, says: verdict(candidate.affected, version, scheme) };
}

/** The name of a source package's file has no epoch, so that only epochs on both sides tell something. */
function schemeFor({ kind, scheme }: Affected, schemes: Schemes): VersionScheme | undefined {
  return schemes.get(kind === 'source' && scheme === 'rpm' ? 'rpm-ignoring-missing-epoch' : scheme);
}

function verdict(affected: Affected, version: string, scheme: VersionScheme | undefined): Reading['says'] {
  if (affected.state === 'undetermined') return 'nothing';
  const isIn = isWithin(affected, version, scheme);
  if (affected.state === 'not-affected') return isIn === true ? 'not-affected' : 'nothing';
  return isIn === undefined ? 'unclear' : isIn ? 'vulnerable' : 'repaired';
}

/** Whether an entry's ranges hold a version; `undefined` where they have no order. */
export function isWithin(
  { spans, versions }: Affected,
  version: string,
  scheme: VersionScheme | undefined,
): boolean | undefined {
  if (scheme) return isInSpans(scheme, version, spans, versions);
  return versions.includes(version) || (spans.length === 0 && versions.length === 0) || undefined;
}

/** Whether an entry says that no version is without the flaw, which is what is written before anybody looked closer. */
export function isEveryVersion({ spans, versions }: Affected): boolean {
  return spans.length === 0 ? versions.length === 0 : spans.some(isEndless);
}

function isEndless({ introduced = '0', fixed, lastAffected }: VersionSpan): boolean {
  return introduced === '0' && fixed === undefined && lastAffected === undefined;
}
