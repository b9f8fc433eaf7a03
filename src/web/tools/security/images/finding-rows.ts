import type { Finding } from '#contracts/security/finding.ts';
import type { FlawState } from '../now/flaw-search.ts';

/** What is open, and apart from it what a rule or its source keeps quiet; the most urgent first. */
export function findingsOf(findings: readonly Finding[], state: FlawState): readonly Finding[] {
  return findings
    .filter(({ accepted, isHidden }) => {
      if (state === 'accepted') return accepted !== null;
      if (state === 'hidden') return isHidden && accepted === null;
      return accepted === null && !isHidden;
    })
    .toSorted((a, b) => b.score - a.score);
}

/** One flaw may be in two packages, and in one package of two managers. */
export function findingKey({ flaw, type, package: name, version }: Finding): string {
  return `${flaw} ${type} ${name} ${version}`;
}

/** The lowest layer that brought it, counted from 1 as people do. */
export function firstLayer({ packages }: Finding): number | null {
  const layers = packages.flatMap(({ layer }) => (layer === null ? [] : [layer]));
  return layers.length === 0 ? null : Math.min(...layers) + 1;
}
