import { ask, type Asking } from './ask.ts';
import { factKey } from './fact-memory.ts';
import { repositoryKey } from './fact-keys.ts';
import type { Repository } from './facts.ts';
import { tagAfter } from './tag-after.ts';

export interface TagQuestion {
  readonly repository: Repository;
  readonly tag: string;
}

/** Asks what a tag stands for now, and notes it. */
export async function askTag(asking: Asking, { repository, tag }: TagQuestion): Promise<void> {
  const { book, clock, signal } = asking;
  const key = { repository: repositoryKey(repository), tag };
  const known = book.memory.tags.get(factKey(key))?.fact;
  const etag = known && known.digest !== null ? known.etag : null;
  const outcome = await ask(asking, repository, (registry) =>
    registry.readDigest(repository.path, tag, { signal, ...(etag !== null && { etag }) }),
  );
  const before = book.memory.tags.get(factKey(key))?.fact;
  book.noteTag({ ...key, fact: tagAfter(before, outcome, clock.now()) });
}
