import type { FactBook } from './fact-book.ts';
import { platformKey, repositoryKey } from './fact-keys.ts';
import { factKey } from './fact-memory.ts';
import type { Facts, Repository, TagListFact } from './facts.ts';
import { knownTags } from './seen-names.ts';
import { readNames } from './tag-list-store.ts';

export function factsIn(book: FactBook): Facts {
  return {
    tag: (repository, tag) =>
      book.memory.tags.get(factKey({ repository: repositoryKey(repository), tag }))?.fact,
    tagList: (repository) => readTagList(book, repository),
    image: (repository, digest, platform) =>
      book.memory.images.get(
        factKey({ repository: repositoryKey(repository), digest, platform: platformKey(platform) }),
      )?.fact,
    seenAtMs: (repository, tag, digest) =>
      book.memory.digests.get(factKey({ repository: repositoryKey(repository), tag, digest }))?.seenAtMs,
  };
}

async function readTagList(book: FactBook, of: Repository): Promise<TagListFact | undefined> {
  const repository = repositoryKey(of);
  const row = book.memory.lists.get(factKey({ repository }));
  if (!row) return undefined;
  const { hash, ...list } = row.list;
  return { ...list, tags: hash === null ? [] : knownTags(await readNames(book.database, repository)) };
}
