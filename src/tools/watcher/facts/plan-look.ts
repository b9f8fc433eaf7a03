import type { TagQuestion } from './ask-tag.ts';
import type { FactMemory } from './fact-memory.ts';
import { factKey } from './fact-memory.ts';
import { repositoryKey } from './fact-keys.ts';
import type { Question, Repository } from './facts.ts';

export interface LookPlan {
  readonly tags: readonly TagQuestion[];
  readonly lists: readonly Repository[];
}

/** Each question once, and no list that was told less than `tagListEveryMs` ago. */
export function planLook(
  questions: readonly Question[],
  memory: Pick<FactMemory, 'lists'>,
  tagListEveryMs: number,
  nowMs: number,
): LookPlan {
  const tags = new Map<string, TagQuestion>();
  const lists = new Map<string, Repository>();
  for (const { repository, tag, wantsTagList } of questions) {
    const key = { repository: repositoryKey(repository) };
    if (tag !== null) tags.set(factKey({ ...key, tag }), { repository, tag });
    const told = memory.lists.get(factKey(key))?.list.answeredAtMs ?? null;
    // A clock that was set back makes nothing fresh for ever.
    const isFresh = told !== null && nowMs >= told && nowMs - told < tagListEveryMs;
    if (wantsTagList && !isFresh) lists.set(key.repository, repository);
  }
  return { tags: [...tags.values()], lists: [...lists.values()] };
}
