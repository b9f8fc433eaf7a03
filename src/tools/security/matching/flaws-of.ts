import type { Candidate, AdvisoryLookUp } from '../advisories/look-up.ts';

export type FlawNames = (id: string) => readonly string[];

/** Names of the same flaw, the first to be kept, remembered for as long as one match takes. */
export function flawNames(lookUp: Pick<AdvisoryLookUp, 'sameFlaw'>): FlawNames {
  const known = new Map<string, readonly string[]>();
  return (id) => {
    const found = known.get(id);
    if (found) return found;
    const names = lookUp.sameFlaw(id);
    const all = names.length === 0 ? [id] : names;
    known.set(id, all);
    return all;
  };
}

/**
 * The flaws that an advisory is about, each by its first name. One of a distribution without a CVE id of its own (`RHSA-…`, `DSA-…`)
 * is a bulletin: it stands for all those that it repairs.
 */
export function flawsOf({ advisory }: Candidate, isSystem: boolean, namesOf: FlawNames): readonly string[] {
  const names = namesOf(advisory.id);
  const own = names[0] ?? advisory.id;
  const first = own.startsWith('CVE-') ? own : (advisory.aliases.find(isCve) ?? own);
  if (!isSystem || isCve(first) || advisory.related.length === 0) return [namesOf(first)[0] ?? first];
  return [...new Set(advisory.related.map((id) => namesOf(id)[0] ?? id))];
}

function isCve(id: string): boolean {
  return id.startsWith('CVE-');
}
