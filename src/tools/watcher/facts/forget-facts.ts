import type { FactBook } from './fact-book.ts';
import { repositoryKey } from './fact-keys.ts';
import { factKey, type FactMemory } from './fact-memory.ts';
import type { Question } from './facts.ts';
import { deleteImage, type ImageRow } from './image-fact-store.ts';
import { deleteDigest, deleteTag, type DigestRow } from './tag-fact-store.ts';
import { deleteList } from './tag-list-store.ts';

/** A container that is gone may come back: what is known of its image stays so long after it was last asked for. */
const graceMs = 7 * 86_400_000;
/** So many of the newest stay of each tag and each repository. What is forgotten of an image can be learned again. */
const mostDigests = 100;
const mostImages = 20;

/** What goes. Digests and images that a kept tag stands for now always stay. */
export function unneededFacts(memory: FactMemory, needed: readonly Question[], nowMs: number): FactMemory {
  const isOld = (checkedAtMs: number) => nowMs - checkedAtMs > graceMs;
  const names = needed.map(({ repository, tag }) => ({
    repository: repositoryKey(repository),
    tag: tag ?? '',
  }));
  const neededTags = new Set(names.map(factKey));
  const listed = needed.filter(({ wantsTagList }) => wantsTagList);
  const neededLists = new Set(listed.map(({ repository }) => repositoryKey(repository)));
  const tags = chosen(memory.tags, ({ fact }, key) => !neededTags.has(key) && isOld(fact.checkedAtMs));
  const lists = chosen(
    memory.lists,
    ({ repository, list }) => !neededLists.has(repository) && isOld(list.checkedAtMs),
  );
  const left = [...memory.tags.values()].filter((row) => !tags.has(factKey(row)));
  const repositories = new Set([...names, ...left].map(({ repository }) => repository));
  const current = new Set(left.map(({ repository, fact }) => `${repository}@${fact.digest}`));
  const isCurrent = (row: ImageRow | DigestRow) => current.has(`${row.repository}@${row.digest}`);
  const oldImages = beyond(
    memory.images,
    mostImages,
    (row) => row.repository,
    (row) => row.learnedAtMs,
  );
  const oldDigests = beyond(
    memory.digests,
    mostDigests,
    (row) => `${row.repository}:${row.tag}`,
    (row) => row.seenAtMs,
  );
  return {
    tags,
    lists,
    images: chosen(
      memory.images,
      (row) => !repositories.has(row.repository) || (oldImages.has(row) && !isCurrent(row)),
    ),
    digests: chosen(
      memory.digests,
      (row) => tags.has(factKey({ ...row, digest: '' })) || (oldDigests.has(row) && !isCurrent(row)),
    ),
  };
}

function chosen<Row>(
  rows: ReadonlyMap<string, Row>,
  is: (row: Row, key: string) => boolean,
): Map<string, Row> {
  return new Map([...rows].filter(([key, row]) => is(row, key)));
}

/** All but the newest of each group. */
function beyond<Row>(
  rows: ReadonlyMap<string, Row>,
  most: number,
  groupOf: (row: Row) => string,
  atMsOf: (row: Row) => number,
): Set<Row> {
  const groups = [...Map.groupBy(rows.values(), groupOf).values()].filter((group) => group.length > most);
  return new Set(groups.flatMap((group) => group.toSorted((a, b) => atMsOf(b) - atMsOf(a)).slice(most)));
}

export async function forgetFacts(book: FactBook, needed: readonly Question[], nowMs: number): Promise<void> {
  await book.flush();
  const gone = unneededFacts(book.memory, needed, nowMs);
  await book.database.transaction(async (tx) => {
    for (const row of gone.tags.values()) await deleteTag(tx, row);
    for (const { repository } of gone.lists.values()) await deleteList(tx, repository);
    for (const row of gone.images.values()) await deleteImage(tx, row);
    for (const row of gone.digests.values()) await deleteDigest(tx, row);
  });
  for (const kind of ['tags', 'lists', 'images', 'digests'] as const)
    for (const key of gone[kind].keys()) book.memory[kind].delete(key);
}
