import type { Caller } from '#contracts/access.ts';
import { decide } from '#kernel/access/decide.ts';
import { seenImages } from '../access/image-access.ts';
import { imageLine } from '../findings/image-line.ts';
import { imageKey, type LabImage } from '../reading/lab-image.ts';
import type { Reading } from '../reading/reading.ts';

/** The lab as somebody may see it. */
export interface SeenLab {
  /** May see everything, whatever is still to come. */
  readonly seesAll: boolean;
  readonly images: readonly LabImage[];
}

type Subjects = Pick<Reading, 'subjects'>;

export function seesEverything(caller: Caller): boolean {
  return decide(caller, 'security:read') === 'allow';
}

export function seenLab(reading: Subjects, caller: Caller): SeenLab {
  return seesEverything(caller) ? wholeLab(reading) : { seesAll: false, images: seenImages(reading, caller) };
}

export function wholeLab(reading: Subjects): SeenLab {
  return { seesAll: true, images: reading.subjects() };
}

/**
 * Lines of which the history may be told: of a repository that others use too, what happened to which image is not kept, so that it is
 * told only to those who see all of its images.
 */
export function seenLines(reading: Subjects, { seesAll, images }: SeenLab): ReadonlySet<string> {
  const lines = new Set(images.map(imageLine));
  if (seesAll) return lines;
  const seen = new Set(images.map(imageKey));
  for (const image of reading.subjects()) if (!seen.has(imageKey(image))) lines.delete(imageLine(image));
  return lines;
}
