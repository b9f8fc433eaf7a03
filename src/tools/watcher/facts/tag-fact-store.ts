import type { Database, Transaction } from '#kernel/database/database.ts';
import { rowsFor } from '#kernel/database/write-rows.ts';
import type { FactTables } from './fact-tables.ts';
import { problemFrom, problemText } from './problem-text.ts';
import type { StoredTag } from './tag-after.ts';

type Store = Pick<Database<FactTables>, 'query'>;

export interface TagRow {
  readonly repository: string;
  readonly tag: string;
  readonly fact: StoredTag;
}

export interface DigestRow {
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
  readonly seenAtMs: number;
}

export const tagRows = rowsFor<FactTables['tag_facts'], TagRow>(
  'tag_facts',
  {
    repository: ({ repository }) => repository,
    tag: ({ tag }) => tag,
    digest: ({ fact }) => fact.digest,
    is_index: ({ fact }) => (fact.isIndex === null ? null : Number(fact.isIndex)),
    etag: ({ fact }) => fact.etag,
    answered_ms: ({ fact }) => fact.answeredAtMs,
    checked_ms: ({ fact }) => fact.checkedAtMs,
    problem: ({ fact }) => problemText(fact.problem),
  },
  { on: ['repository', 'tag'], does: 'overwrite' },
);

/** The first time stays. */
export const digestRows = rowsFor<FactTables['tag_digests'], DigestRow>(
  'tag_digests',
  {
    repository: ({ repository }) => repository,
    tag: ({ tag }) => tag,
    digest: ({ digest }) => digest,
    seen_ms: ({ seenAtMs }) => seenAtMs,
  },
  { on: ['repository', 'tag', 'digest'], does: 'stay' },
);

export async function readTags({ query }: Store): Promise<TagRow[]> {
  const rows = await query.selectFrom('tag_facts').selectAll().execute();
  return rows.map(({ repository, tag, digest, etag, ...row }) => ({
    repository,
    tag,
    fact: {
      digest,
      etag,
      isIndex: row.is_index === null ? null : row.is_index === 1,
      answeredAtMs: row.answered_ms,
      checkedAtMs: row.checked_ms,
      problem: problemFrom(row.problem),
    },
  }));
}

export async function readDigests({ query }: Store): Promise<DigestRow[]> {
  const rows = await query.selectFrom('tag_digests').selectAll().execute();
  return rows.map(({ seen_ms: seenAtMs, ...row }) => ({ ...row, seenAtMs }));
}

export async function deleteTag(
  tx: Transaction<FactTables>,
  { repository, tag }: Pick<TagRow, 'repository' | 'tag'>,
): Promise<void> {
  await tx.deleteFrom('tag_facts').where('repository', '=', repository).where('tag', '=', tag).execute();
}

export async function deleteDigest(
  tx: Transaction<FactTables>,
  { repository, tag, digest }: Omit<DigestRow, 'seenAtMs'>,
): Promise<void> {
  await tx
    .deleteFrom('tag_digests')
    .where('repository', '=', repository)
    .where('tag', '=', tag)
    .where('digest', '=', digest)
    .execute();
}
