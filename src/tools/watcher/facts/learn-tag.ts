import type { Asking } from './ask.ts';
import { askTag, type TagQuestion } from './ask-tag.ts';
import { repositoryKey } from './fact-keys.ts';
import { factKey } from './fact-memory.ts';
import type { Pauses } from './pauses.ts';

/** Asks what a tag stands for; where nobody says, it is left alone for a while. */
export async function learnTag(
  asking: Asking,
  pauses: Pauses,
  { repository, tag }: TagQuestion,
): Promise<void> {
  await askTag(asking, { repository, tag });
  const key = factKey({ repository: repositoryKey(repository), tag });
  const fact = asking.book.memory.tags.get(key)?.fact;
  if (fact && fact.digest !== null) pauses.succeeded(key);
  else pauses.failed(key, fact?.problem?.untilMs ?? null);
}
