import type { Database } from '#kernel/database/database.ts';
import type { FactTables } from './fact-tables.ts';
import { readImages, type ImageRow } from './image-fact-store.ts';
import { readDigests, readTags, type DigestRow, type TagRow } from './tag-fact-store.ts';
import { readLists, type ListRow } from './tag-list-store.ts';

/** All facts but the names in lists of tags; each by `factKey` of its row. */
export interface FactMemory {
  readonly tags: Map<string, TagRow>;
  readonly digests: Map<string, DigestRow>;
  readonly lists: Map<string, ListRow>;
  readonly images: Map<string, ImageRow>;
}

type Row = Partial<Pick<ImageRow & TagRow, 'tag' | 'digest' | 'platform'>> & Pick<TagRow, 'repository'>;

/** Names, tags, digests and platforms hold no spaces. */
export function factKey({ repository, tag = '', digest = '', platform = '' }: Row): string {
  return `${repository} ${tag} ${digest} ${platform}`;
}

export function emptyMemory(): FactMemory {
  return { tags: new Map(), digests: new Map(), lists: new Map(), images: new Map() };
}

export async function readMemory(database: Pick<Database<FactTables>, 'query'>): Promise<FactMemory> {
  const [tags, digests, lists, images] = await Promise.all([
    readTags(database),
    readDigests(database),
    readLists(database),
    readImages(database),
  ]);
  return { tags: byKey(tags), digests: byKey(digests), lists: byKey(lists), images: byKey(images) };
}

function byKey<R extends Row>(rows: readonly R[]): Map<string, R> {
  return new Map(rows.map((row) => [factKey(row), row]));
}

/** Both; what is in `later` counts. */
export function joined(earlier: FactMemory, later: FactMemory): FactMemory {
  return {
    tags: new Map([...earlier.tags, ...later.tags]),
    digests: new Map([...earlier.digests, ...later.digests]),
    lists: new Map([...earlier.lists, ...later.lists]),
    images: new Map([...earlier.images, ...later.images]),
  };
}

/** Keys of repositories about which the two do not say the same. */
export function changedRepositories(before: FactMemory, after: FactMemory): Set<string> {
  const changed = new Set<string>();
  for (const kind of ['tags', 'digests', 'lists', 'images'] as const)
    for (const [one, other] of [
      [before[kind], after[kind]],
      [after[kind], before[kind]],
    ])
      for (const [key, row] of one!)
        if (JSON.stringify(row) !== JSON.stringify(other!.get(key))) changed.add(row.repository);
  return changed;
}
