import type { Caller } from '#contracts/access.ts';
import type { LiveSecurity } from '#contracts/security/lab.ts';
import { shownImage } from '../images/shown-image.ts';
import { imageKey } from '../reading/lab-image.ts';
import type { LabParts } from './lab-parts.ts';
import type { LabChange } from './lab-news.ts';
import { labOverview } from './lab-overview.ts';
import { type SeenLab, seenLab } from './seen-lab.ts';
import type { Week } from './week.ts';

export type LiveKind<Kind extends LiveSecurity['kind']> = Extract<LiveSecurity, { kind: Kind }>;

/** Puts what a reader may see into items of the stream. */
export interface LabView {
  /** Others are given the very same items. */
  readonly isShared: boolean;
  all(): Promise<LiveKind<'all'>>;
  overview(): Promise<LiveKind<'overview'>>;
  /** Undefined when nothing of it is seen. */
  changed(change: LabChange): LiveKind<'changed'> | undefined;
  /** Whether flaws that are seen may be others now. */
  isBell(change: LabChange): boolean;
}

export interface ViewParts {
  readonly parts: LabParts;
  readonly week: Week;
}

export async function allOf({ parts, week }: ViewParts, lab: SeenLab): Promise<LiveKind<'all'>> {
  const images = lab.images.map((image) => shownImage(parts, image));
  return { kind: 'all', images, overview: await labOverview(parts, lab, week) };
}

export async function overviewOf({ parts, week }: ViewParts, lab: SeenLab): Promise<LiveKind<'overview'>> {
  return { kind: 'overview', overview: await labOverview(parts, lab, week) };
}

export function changedOf(parts: LabParts, lab: SeenLab, { images }: LabChange): LiveKind<'changed'> {
  const here = lab.images.filter((image) => images.has(imageKey(image)));
  const seen = new Set(here.map(imageKey));
  const gone = [...images].filter(([key]) => !seen.has(key)).map(([, { host, id }]) => ({ host, id }));
  return { kind: 'changed', images: here.map((image) => shownImage(parts, image)), gone };
}

/** For who sees a part. Those who never saw an image are not told that it is gone; what was moved out of sight is gone for them. */
export function viewFor(caller: Caller, { parts, week }: ViewParts): LabView {
  const shown = new Set<string>();
  const look = () => seenLab(parts.reading, caller);
  return {
    isShared: false,
    async all() {
      const lab = look();
      for (const image of lab.images) shown.add(imageKey(image));
      return await allOf({ parts, week }, lab);
    },
    overview: () => overviewOf({ parts, week }, look()),
    isBell: ({ judged }) => [...judged].some((key) => shown.has(key)),
    changed(change) {
      const all = changedOf(parts, look(), change);
      const gone = all.gone.filter((one) => shown.delete(imageKey(one)));
      for (const image of all.images) shown.add(imageKey(image));
      return all.images.length + gone.length > 0 ? { ...all, gone } : undefined;
    },
  };
}
