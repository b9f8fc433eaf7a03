import type { AdvisoryLookUp, Candidate } from '../advisories/look-up.ts';
import { remembered } from './remembered.ts';

/** Names of the same flaw, at least the given one, the first to be kept. */
export type FlawNames = (id: string) => readonly string[];

export function flawNames(lookUp: Pick<AdvisoryLookUp, 'sameFlaw'>): FlawNames {
  const ask = (id: string): readonly string[] => {
    const names = lookUp.sameFlaw(id);
    return names.length === 0 ? [id] : names;
  };
  return remembered(ask, (id) => id);
}

/**
 * The flaws that an advisory is about, each by its first name. One of a distribution without a CVE id of its own (`RHSA-…`, `DSA-…`)
 * is a bulletin: it stands for all those that it repairs.
 */
export function flawsOf({ advisory }: Candidate, isSystem: boolean, namesOf: FlawNames): readonly string[] {
  const own = namesOf(advisory.id)[0] ?? advisory.id;
  const first = isCve(own) ? own : (advisory.aliases.find(isCve) ?? own);
  if (!isSystem || isCve(first) || advisory.related.length === 0) return [namesOf(first)[0] ?? first];
  return [...new Set(advisory.related.map((id) => namesOf(id)[0] ?? id))];
}

function isCve(id: string): boolean {
  return id.startsWith('CVE-');
}
