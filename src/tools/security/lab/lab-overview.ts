import type { ScannedImage } from '#contracts/security/image.ts';
import type { LabOverview } from '#contracts/security/lab.ts';
import { endOfLife } from '../end-of-life/end-of-life.ts';
import { sumCounts } from '../findings/count-findings.ts';
import { shownImage } from '../images/shown-image.ts';
import type { LabParts } from './lab-parts.ts';
import { labStatus } from './lab-status.ts';
import { type SeenLab, seenLines } from './seen-lab.ts';
import type { Week } from './week.ts';

/** Support that ends later is nobody's concern yet. */
const soonMs = 90 * 86_400_000;

/** Of what is seen, and of nothing else. */
export async function labOverview(parts: LabParts, lab: SeenLab, week: Week): Promise<LabOverview> {
  const shown = lab.images.map((image) => shownImage(parts, image));
  return {
    status: labStatus(parts, lab),
    counts: sumCounts(shown.map(({ counts }) => counts)),
    images: imagesByKnowledge(shown),
    endOfLife: endsOfLife(shown, parts.kernel.clock.now()),
    week: await week.of(seenLines(parts.reading, lab)),
  };
}

const kinds = {
  known: 'known',
  'system-only': 'partial',
  partial: 'partial',
  pending: 'pending',
  reading: 'pending',
  unknown: 'unknown',
} as const satisfies Record<ScannedImage['knowledge']['state'], keyof LabOverview['images']>;

export function imagesByKnowledge(images: readonly Pick<ScannedImage, 'knowledge'>[]): LabOverview['images'] {
  const counts = { known: 0, partial: 0, unknown: 0, pending: 0, unmatched: 0 };
  for (const { knowledge } of images) {
    counts[kinds[knowledge.state]] += 1;
    counts.unmatched += knowledge.unmatched;
  }
  return counts;
}

/** Those that end first, first. */
export function endsOfLife(
  images: readonly Pick<ScannedImage, 'distribution'>[],
  nowMs: number,
): LabOverview['endOfLife'] {
  const ends = new Map<string, { title: string; untilMs: number; images: number }>();
  for (const { distribution } of images) {
    const end = distribution && endOfLife(distribution);
    if (!end || end.untilMs > nowMs + soonMs) continue;
    const known = ends.get(end.title) ?? { title: end.title, untilMs: end.untilMs, images: 0 };
    known.images += 1;
    ends.set(end.title, known);
  }
  return [...ends.values()].toSorted((a, b) => a.untilMs - b.untilMs || (a.title < b.title ? -1 : 1));
}
