import type { ScannedImage } from '#contracts/security/image.ts';
import type { Distribution } from '#contracts/security/package.ts';
import { byUrgency } from '../ranks/ranks.ts';
import { shortReference } from '../now/flaw-places.ts';
import type { ImageSearch } from './image-search.ts';

/** What people call it: the name that containers use, or the beginning of its id. */
export function imageName({ references, id }: Pick<ScannedImage, 'references' | 'id'>): string {
  return shortReference(references[0] ?? id.replace(/^sha256:/, '').slice(0, 12));
}

/** `Debian 12` of `Debian GNU/Linux 12 (bookworm)`: as people say it. */
export function systemName({ title }: Pick<Distribution, 'title'>): string {
  return title.replace(/ GNU\/Linux/u, '').replace(/ \([^)]*\)$/u, '');
}

/** Those of the containers that use it, each once. */
export function stacksOfImage({ containers }: Pick<ScannedImage, 'containers'>): readonly string[] {
  return [...new Set(containers.flatMap(({ stack }) => stack ?? []))].toSorted();
}

export function stacksOf(images: Iterable<ScannedImage>): readonly string[] {
  return [...new Set([...images].flatMap(stacksOfImage))].toSorted();
}

export function hostsOf(images: Iterable<ScannedImage>): readonly string[] {
  return [...new Set([...images].map(({ host }) => host))].toSorted();
}

const ofKnowledge = {
  known: 'known',
  'system-only': 'partial',
  partial: 'partial',
  pending: 'pending',
  reading: 'pending',
  unknown: 'unknown',
} as const;

/** In the four kinds by which images are counted. */
export function knownOf({ knowledge }: ScannedImage): 'known' | 'partial' | 'pending' | 'unknown' {
  return ofKnowledge[knowledge.state];
}

/** The images to show, what wants a person first; words are left to the table. */
export function shownImages(
  rows: readonly ScannedImage[],
  { known, stack, host }: ImageSearch,
): readonly ScannedImage[] {
  return rows
    .filter(
      (row) =>
        known === undefined || (known === 'unmatched' ? row.knowledge.unmatched > 0 : knownOf(row) === known),
    )
    .filter((row) => stack === undefined || stacksOfImage(row).includes(stack))
    .filter((row) => host === undefined || row.host === host)
    .toSorted((a, b) => byUrgency(a.counts, b.counts) || imageName(a).localeCompare(imageName(b)));
}

/** An image of several stacks stands with all of them named. */
export function groupOfImage(row: ScannedImage, by: NonNullable<ImageSearch['group']>): string {
  if (by === 'host') return row.host;
  if (by === 'system') return row.distribution?.title ?? '';
  return stacksOfImage(row).join(', ');
}
