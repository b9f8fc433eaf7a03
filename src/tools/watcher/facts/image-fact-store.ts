import type { Database, Transaction } from '#kernel/database/database.ts';
import { rowsFor } from '#kernel/database/write-rows.ts';
import type { FactTables } from './fact-tables.ts';
import type { ImageFact } from './facts.ts';

export interface ImageRow {
  readonly repository: string;
  readonly digest: string;
  /** `platformKey` */
  readonly platform: string;
  readonly fact: ImageFact;
  readonly learnedAtMs: number;
}

export const imageRows = rowsFor<FactTables['image_facts'], ImageRow>(
  'image_facts',
  {
    repository: ({ repository }) => repository,
    digest: ({ digest }) => digest,
    platform: ({ platform }) => platform,
    fact: ({ fact }) => JSON.stringify(fact),
    learned_ms: ({ learnedAtMs }) => learnedAtMs,
  },
  { on: ['repository', 'digest', 'platform'], does: 'overwrite' },
);

export async function readImages({ query }: Pick<Database<FactTables>, 'query'>): Promise<ImageRow[]> {
  const rows = await query.selectFrom('image_facts').selectAll().execute();
  return rows.map(({ learned_ms: learnedAtMs, ...row }) => ({
    ...row,
    learnedAtMs,
    fact: factFrom(row.fact),
  }));
}

function factFrom(text: string): ImageFact {
  const fact: ImageFact = JSON.parse(text);
  return fact;
}

export async function deleteImage(
  tx: Transaction<FactTables>,
  { repository, digest, platform }: Pick<ImageRow, 'repository' | 'digest' | 'platform'>,
): Promise<void> {
  await tx
    .deleteFrom('image_facts')
    .where('repository', '=', repository)
    .where('digest', '=', digest)
    .where('platform', '=', platform)
    .execute();
}
