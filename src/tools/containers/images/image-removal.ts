import type { ImageRemovalPreview, ImageSummary, ImageToRemove } from '#contracts/containers/images.ts';
import { shellQuote } from '../shell-quote.ts';
import type { RemovalOutcome } from '../removal-step.ts';
import type { ImageChoice } from './host-images.ts';
import { freedBytes, type SizedLayer } from './image-layers.ts';
import { usedBy } from '../used-by.ts';

export interface ImageRemovalFacts {
  readonly all: readonly ImageSummary[];
  /** By id, of all images. */
  readonly layers: ReadonlyMap<string, readonly SizedLayer[]>;
  readonly choice: ImageChoice;
  readonly includeRollback: boolean;
}

/** Exactly what would go. An image that a container uses, running or stopped, is never among it. */
export function imageRemovalPreview(facts: ImageRemovalFacts): ImageRemovalPreview {
  const { all, layers } = facts;
  const chosen = all.filter((image) => isChosen(image, facts.choice));
  const verdicts = chosen.map((image) => ({ image, reason: reasonToKeep(image, facts) }));
  const removed = verdicts.filter(({ reason }) => reason === null).map(({ image }) => image);
  const layersOf = ({ id }: ImageSummary) => layers.get(id) ?? [];
  const without = (gone: readonly ImageSummary[]) =>
    all.filter((image) => !gone.includes(image)).map(layersOf);
  return {
    removes: removed.map((image) => ({
      id: image.id,
      tags: image.tags,
      sizeBytes: image.sizeBytes,
      ownBytes: freedBytes([layersOf(image)], without([image])),
      createdAtMs: image.createdAtMs,
      isRollback: image.isRollback,
    })),
    keeps: verdicts.flatMap(({ image: { id, tags }, reason }) =>
      reason === null ? [] : [{ id, tags, reason }],
    ),
    freedBytes: freedBytes(removed.map(layersOf), without(removed)),
    command: removalCommand(removed),
  };
}

function isChosen(image: ImageSummary, choice: ImageChoice): boolean {
  if (choice === 'dangling') return image.tags.length === 0;
  if (choice === 'unused') return true;
  return choice.some((name) => image.id === name || image.tags.includes(name) || isShortId(name, image.id));
}

/** As the docker command takes them: with or without `sha256:`, at least its first twelve digits. */
function isShortId(name: string, id: string): boolean {
  const digits = name.replace(/^sha256:/, '');
  return /^[0-9a-f]{12,64}$/.test(digits) && id.startsWith(`sha256:${digits}`);
}

function reasonToKeep(image: ImageSummary, { includeRollback, choice }: ImageRemovalFacts): string | null {
  if (image.usedBy.length > 0) return usedBy(image.usedBy);
  const isNamed = typeof choice !== 'string';
  if (image.isRollback && !includeRollback && !isNamed)
    return 'it is kept so that a container can go back to it.';
  return null;
}

/** Tags one by one: an image with several is refused by its id. */
export function removalCommand(images: readonly ImageToRemove[]): string {
  const names = images.flatMap(({ id, tags }) => (tags.length > 0 ? tags : [id]));
  return names.length === 0 ? '' : `docker rmi ${names.map(shellQuote).join(' ')}`;
}

/** Why the image is not what it was when it was previewed; null when it still is. */
export function changedSince(previewed: ImageToRemove, now: ImageSummary | undefined): RemovalOutcome | null {
  if (!now) return { done: true };
  if (now.usedBy.length > 0) return { kept: usedBy(now.usedBy) };
  const added = now.tags.filter((tag) => !previewed.tags.includes(tag));
  if (added.length > 0) return { kept: `it was tagged ${added.join(', ')} meanwhile.` };
  return null;
}
