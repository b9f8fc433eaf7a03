import { isCve, isFlawId, sortIds } from '../reading/flaw-id.ts';

export interface FlawNames {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly related: readonly string[];
}

const mostChars = 2000;

/**
 * The flaws that one text of `secfixes` names: `CVE-2019-17340 XSA-284` is one with two names, `CVE-2017-13077 CVE-2017-13078` are two,
 * and what else is written (`(+ regression fix)`) is left out. Names beside several CVE ids are those of an announcement for all.
 */
export function readNames(text: unknown): readonly FlawNames[] {
  if (typeof text !== 'string' || text.length > mostChars) return [];
  const ids = sortIds(text.split(/[\s,;()[\]]+/).filter(isFlawId));
  const cves = ids.filter(isCve);
  const others = ids.filter((id) => !isCve(id));
  if (cves.length === 1) return [{ id: cves[0]!, aliases: others, related: [] }];
  if (cves.length > 1) return cves.map((id) => ({ id, aliases: [], related: others }));
  return others.map((id) => ({ id, aliases: [], related: [] }));
}
