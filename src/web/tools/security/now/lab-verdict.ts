import type { LabOverview } from '#contracts/security/lab.ts';
import { openCount } from '../ranks/ranks.ts';

/** What of the lab is not known, so that nothing found is not taken for nothing there. */
export interface NotKnown {
  /** Images of which nothing is known, those read in part, and those that wait. */
  readonly unknown: number;
  readonly partial: number;
  readonly pending: number;
  /** Packages that could not be compared with advisories. */
  readonly packages: number;
}

/** The one sentence above the list. `count` is of flaws, or of images where it is about those. */
export interface Verdict {
  readonly id: 'noAdvisories' | 'noImages' | 'firstRead' | 'now' | 'soon' | 'unsure' | 'later' | 'quiet';
  readonly count: number;
}

const staleAfterMs = 3 * 86_400_000;

export function notKnown({ images }: Pick<LabOverview, 'images'>): NotKnown {
  const { unknown, partial, pending, unmatched } = images;
  return { unknown, partial, pending, packages: unmatched };
}

export function isAllKnown({ unknown, partial, pending, packages }: NotKnown): boolean {
  return unknown + partial + pending + packages === 0;
}

/** Nothing is called well as long as something is not known. */
export function labVerdict({ status, counts, images }: LabOverview, missing: NotKnown): Verdict {
  const all = images.known + images.partial + images.unknown + images.pending;
  const { now, soon } = counts.ranks;
  if (now > 0) return { id: 'now', count: now };
  if (all === 0) return { id: 'noImages', count: 0 };
  if (status.advisoriesAtMs === null) return { id: 'noAdvisories', count: 0 };
  if (images.pending === all) return { id: 'firstRead', count: all };
  if (soon > 0) return { id: 'soon', count: soon };
  if (!isAllKnown(missing) || status.troubles.length > 0)
    return { id: 'unsure', count: missing.unknown + missing.partial + missing.pending };
  const open = openCount(counts);
  return open > 0 ? { id: 'later', count: open } : { id: 'quiet', count: all };
}

/** Advisories come daily: older ones miss what matters most. */
export function isStale(advisoriesAtMs: number, nowMs: number): boolean {
  return nowMs - advisoriesAtMs > staleAfterMs;
}
