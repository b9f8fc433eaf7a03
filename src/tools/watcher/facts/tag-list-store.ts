import type { Database, Transaction } from '#kernel/database/database.ts';
import { rowsFor, writeRows } from '#kernel/database/write-rows.ts';
import type { FactTables } from './fact-tables.ts';
import type { TagListFact } from './facts.ts';
import { problemFrom, problemText } from './problem-text.ts';
import type { SeenNames } from './seen-names.ts';

type Store = Pick<Database<FactTables>, 'query'>;

/** A list without its names. */
export interface StoredList extends Omit<TagListFact, 'tags'> {
  /** Of the names; null: it was never listed. */
  readonly hash: string | null;
}

export interface ListRow {
  readonly repository: string;
  readonly list: StoredList;
}

export const listRows = rowsFor<FactTables['tag_lists'], ListRow>(
  'tag_lists',
  {
    repository: ({ repository }) => repository,
    hash: ({ list }) => list.hash,
    is_cut: ({ list }) => Number(list.isCut),
    answered_ms: ({ list }) => list.answeredAtMs,
    checked_ms: ({ list }) => list.checkedAtMs,
    problem: ({ list }) => problemText(list.problem),
  },
  { on: ['repository'], does: 'overwrite' },
);

const nameRows = rowsFor<FactTables['tag_list_names'], { repository: string; names: SeenNames }>(
  'tag_list_names',
  { repository: ({ repository }) => repository, names: ({ names }) => JSON.stringify(names) },
  { on: ['repository'], does: 'overwrite' },
);

/** The list and its names, or neither. */
export async function writeList(
  database: Pick<Database<FactTables>, 'transaction'>,
  row: ListRow,
  names: SeenNames,
): Promise<void> {
  const { repository } = row;
  await database.transaction(async (tx) => {
    await writeRows(tx, listRows([row]), nameRows([{ repository, names }]));
  });
}

export async function readLists({ query }: Store): Promise<ListRow[]> {
  const rows = await query.selectFrom('tag_lists').selectAll().execute();
  return rows.map(({ repository, hash, ...row }) => ({
    repository,
    list: {
      hash,
      isCut: row.is_cut === 1,
      answeredAtMs: row.answered_ms,
      checkedAtMs: row.checked_ms,
      problem: problemFrom(row.problem),
    },
  }));
}

export async function readNames({ query }: Store, repository: string): Promise<SeenNames> {
  const row = await query
    .selectFrom('tag_list_names')
    .select('names')
    .where('repository', '=', repository)
    .executeTakeFirst();
  if (!row) return [];
  const names: SeenNames = JSON.parse(row.names);
  return names;
}

export async function deleteList(tx: Transaction<FactTables>, repository: string): Promise<void> {
  for (const table of ['tag_lists', 'tag_list_names'] as const)
    await tx.deleteFrom(table).where('repository', '=', repository).execute();
}
