import { CompiledQuery } from 'kysely';
import type { Transaction } from './database.ts';
import type { Parameter } from './parameters.ts';

/** How each column of a row is read from an item. */
export type RowShape<Row, Item> = {
  readonly [Column in keyof Row & string]: (item: Item) => Row[Column] & Parameter;
};

/** What happens to a row whose key is there already: it stays as it is, or every other column is overwritten. */
export interface RowConflict<Row> {
  readonly on: readonly (keyof Row & string)[];
  readonly does: 'stay' | 'overwrite';
}

/** An insert that is carried out once for each row; `before` and `after` are the text around the values. */
export interface RowsQuery extends CompiledQuery<never> {
  readonly rows: readonly (readonly unknown[])[];
  readonly before: string;
  readonly after: string;
}

/**
 * Writes many rows at a fraction of what a statement of many values costs: SQLite runs one prepared statement for each
 * row in its own thread, PostgreSQL takes statements of many rows. Errors are those of any statement.
 */
export function rowWriter<Row, Item>(
  table: string,
  shape: RowShape<Row, Item>,
  conflict?: RowConflict<Row>,
): (tx: Pick<Transaction<unknown>, 'executeQuery'>, items: readonly Item[]) => Promise<void> {
  const columns: string[] = Object.keys(shape);
  const reads = Object.values<(item: Item) => Parameter>(shape);
  const before = `insert into ${quoted(table)} (${columns.map(quoted).join(', ')}) values `;
  const after = conflict ? onConflict(columns, conflict) : '';
  return async (tx, items) => {
    if (items.length === 0) return;
    const rows = items.map((item) => reads.map((read) => read(item)));
    const query: RowsQuery = { ...CompiledQuery.raw(before), rows, before, after };
    await tx.executeQuery(query);
  };
}

export function isRowsQuery(query: CompiledQuery): query is RowsQuery {
  return 'rows' in query;
}

/** The text for one row, with SQLite's placeholders. */
export function sqliteText({ before, after, rows }: RowsQuery): string {
  return `${before}(${(rows[0] ?? []).map(() => '?').join(', ')})${after}`;
}

/** More would pass the protocol's bound on parameters. */
const mostParameters = 30_000;

/** Statements of as many rows as one may have, with PostgreSQL's placeholders. */
export function* postgresStatements({
  before,
  after,
  rows,
}: RowsQuery): Generator<{ readonly text: string; readonly values: unknown[] }> {
  const width = Math.max(1, rows[0]?.length ?? 0);
  const atOnce = Math.max(1, Math.floor(mostParameters / width));
  for (let at = 0; at < rows.length; at += atOnce) {
    const part = rows.slice(at, at + atOnce);
    const tuples = part.map(
      (row, n) => `(${row.map((_, column) => `$${n * width + column + 1}`).join(', ')})`,
    );
    yield { text: `${before}${tuples.join(', ')}${after}`, values: part.flat() };
  }
}

function onConflict<Row>(columns: readonly string[], { on, does }: RowConflict<Row>): string {
  const keys: readonly string[] = on;
  const target = ` on conflict (${keys.map(quoted).join(', ')}) do `;
  if (does === 'stay') return `${target}nothing`;
  const others = columns.filter((column) => !keys.includes(column));
  return `${target}update set ${others.map((column) => `${quoted(column)} = excluded.${quoted(column)}`).join(', ')}`;
}

function quoted(name: string): string {
  return `"${name}"`;
}
