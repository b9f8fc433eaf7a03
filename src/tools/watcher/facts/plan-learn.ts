import type { TagQuestion } from './ask-tag.ts';
import { repositoryKey } from './fact-keys.ts';
import { factKey, type FactMemory } from './fact-memory.ts';
import type { ImageQuestion } from './facts.ts';
import { imageKey, isKnown, type WantedImage } from './learn-image.ts';
import type { Pauses } from './pauses.ts';

type Memory = Pick<FactMemory, 'tags' | 'images'>;

/** Tags whose digest nobody knows, each once; without those that failed a short while ago. */
export function tagsToAsk(
  questions: readonly ImageQuestion[],
  memory: Memory,
  pauses: Pick<Pauses, 'isPaused'>,
): TagQuestion[] {
  const tags = new Map<string, TagQuestion>();
  for (const question of questions) {
    const { repository, tag } = question;
    if (tag === null || digestOf(question, memory) !== null) continue;
    const key = factKey({ repository: repositoryKey(repository), tag });
    if (!pauses.isPaused(key)) tags.set(key, { repository, tag });
  }
  return [...tags.values()];
}

/** Images that are not known as far as somebody wants, each once; without those that failed a short while ago. */
export function planLearn(
  questions: readonly ImageQuestion[],
  memory: Memory,
  pauses: Pick<Pauses, 'isPaused'>,
): WantedImage[] {
  const wanted = new Map<string, WantedImage>();
  for (const question of questions) {
    const { repository, platform } = question;
    const digest = digestOf(question, memory);
    if (digest === null) continue;
    const key = factKey(imageKey({ repository, digest, platform }));
    const wantsConfig = question.wantsConfig || wanted.get(key)?.wantsConfig === true;
    if (!pauses.isPaused(key) && !isKnown(memory.images.get(key)?.fact, wantsConfig))
      wanted.set(key, { repository, digest, platform, wantsConfig });
  }
  return [...wanted.values()];
}

function digestOf({ repository, tag, digest }: ImageQuestion, memory: Memory): string | null {
  if (digest !== null || tag === null) return digest;
  return memory.tags.get(factKey({ repository: repositoryKey(repository), tag }))?.fact.digest ?? null;
}
