import type { Platform } from '#library/registry/platform.ts';
import { ask, type Asking } from './ask.ts';
import { factKey } from './fact-memory.ts';
import { platformKey, repositoryKey } from './fact-keys.ts';
import type { ImageFact, Repository } from './facts.ts';
import { keptTexts } from './kept-texts.ts';
import type { Pauses } from './pauses.ts';
import { problemOf, type NoAnswer } from './problem-of.ts';

export interface WantedImage {
  readonly repository: Repository;
  readonly digest: string;
  readonly platform: Platform;
  readonly wantsConfig: boolean;
}

export function imageKey({ repository, digest, platform }: Omit<WantedImage, 'wantsConfig'>) {
  return { repository: repositoryKey(repository), digest, platform: platformKey(platform) };
}

export function isKnown(fact: ImageFact | undefined, wantsConfig: boolean): boolean {
  return fact !== undefined && (fact.kind === 'other-platforms' || fact.config !== null || !wantsConfig);
}

/** Finds out what is missing of an image, and notes it. What fails is left alone for a while. */
export async function learnImage(asking: Asking, pauses: Pauses, wanted: WantedImage): Promise<void> {
  const { book, clock } = asking;
  const key = imageKey(wanted);
  const known = book.memory.images.get(factKey(key))?.fact;
  const image = known ?? (await readImage(asking, wanted));
  if (isFact(image) && image !== known) book.noteImage({ ...key, fact: image, learnedAtMs: clock.now() });
  const fact =
    isFact(image) && !isKnown(image, wanted.wantsConfig) ? await addConfig(asking, wanted, image) : image;
  if (!isFact(fact)) return pauses.failed(factKey(key), problemOf(fact).untilMs);
  if (fact !== image) book.noteImage({ ...key, fact, learnedAtMs: clock.now() });
  pauses.succeeded(factKey(key));
}

function isFact(found: ImageFact | NoAnswer): found is ImageFact {
  return found.kind === 'image' || found.kind === 'other-platforms';
}

async function readImage(asking: Asking, wanted: WantedImage): Promise<ImageFact | NoAnswer> {
  const { repository, digest, platform } = wanted;
  const { signal } = asking;
  const found = await ask(asking, repository, (registry) =>
    registry.readImage(repository.path, digest, platform, { signal }),
  );
  if (found.kind !== 'found') return found;
  const { manifestDigest, configDigest, annotations } = found;
  return { kind: 'image', manifestDigest, configDigest, annotations: keptTexts(annotations), config: null };
}

async function addConfig(
  asking: Asking,
  { repository }: WantedImage,
  fact: ImageFact,
): Promise<ImageFact | NoAnswer> {
  if (fact.kind !== 'image') return fact;
  const { signal } = asking;
  const found = await ask(asking, repository, (registry) =>
    registry.readConfig(repository.path, fact.configDigest, { signal }),
  );
  if (found.kind !== 'found') return found;
  return { ...fact, config: { labels: keptTexts(found.labels), createdAtMs: found.createdMs } };
}
