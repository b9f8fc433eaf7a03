import { CompiledQuery } from 'kysely';
import type { Database, Transaction } from './database.ts';
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

/** Rows for one table; `before` and `after` are the text around the values of each. */
export interface RowSet {
  readonly rows: readonly (readonly unknown[])[];
  readonly before: string;
  readonly after: string;
  /** Set where these are rows that have to be there. */
  readonly mustFind?: boolean;
}

/** Inserts that are carried out once for each row, one set after the other. */
export interface RowsQuery extends CompiledQuery<never> {
  readonly sets: readonly RowSet[];
}

/** Makes items into rows of a table, for `writeRows`. */
export function rowsFor<Row, Item>(
  table: string,
  shape: RowShape<Row, Item>,
  conflict?: RowConflict<Row>,
): (items: readonly Item[]) => RowSet {
  const columns: string[] = Object.keys(shape);
  const reads = Object.values<(item: Item) => Parameter>(shape);
  const before = `insert into ${quoted(table)} (${columns.map(quoted).join(', ')}) values `;
  const after = conflict ? onConflict(columns, conflict) : '';
  return (items) => ({ rows: items.map((item) => reads.map((read) => read(item))), before, after });
}

/** Rows that have to be there, for `writeRows`, which otherwise throws NexusError `conflict`. The first column is their key. */
export function rowsThere<Row, Item>(
  table: string,
  shape: Partial<RowShape<Row, Item>>,
): (items: readonly Item[]) => RowSet {
  const columns = Object.keys(shape).map(quoted);
  const reads = Object.values<((item: Item) => Parameter) | undefined>(shape);
  return (items) => ({
    rows: items.map((item) => reads.map((read) => read?.(item))),
    before: `select 1 from ${quoted(table)} where (${columns.join(', ')}) `,
    // In one order everywhere, so that two processes never wait for each other.
    after: ` order by ${columns[0]} for update`,
    mustFind: true,
  });
}

/**
 * Writes many rows, also of several tables, at a fraction of what statements of many values cost: SQLite runs one prepared
 * statement for each row in its own thread, and is asked once for all of them; PostgreSQL takes statements of many rows.
 * Errors are those of any statement.
 * @returns how many rows were inserted or overwritten.
 */
export async function writeRows(
  tx: Pick<Transaction<unknown>, 'executeQuery'>,
  ...sets: readonly RowSet[]
): Promise<number> {
  const filled = sets.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) return 0;
  const query: RowsQuery = { ...CompiledQuery.raw(''), sets: filled };
  return Number((await tx.executeQuery(query)).numAffectedRows ?? 0);
}

/** `writeRows` as a transaction of its own. In SQLite's thread nothing of it waits for this one. */
export function writeRowsAlone<Schema>(
  database: Pick<Database<Schema>, 'engine' | 'query' | 'transaction'>,
  ...sets: readonly RowSet[]
): Promise<number> {
  return database.engine === 'sqlite'
    ? writeRows(database.query, ...sets)
    : database.transaction((tx) => writeRows(tx, ...sets));
}

/** Writes items into one table: what `rowsFor` makes of them. */
export function rowWriter<Row, Item>(
  ...table: Parameters<typeof rowsFor<Row, Item>>
): (tx: Pick<Transaction<unknown>, 'executeQuery'>, items: readonly Item[]) => Promise<void> {
  const rowsOf = rowsFor<Row, Item>(...table);
  return async (tx, items) => {
    await writeRows(tx, rowsOf(items));
  };
}

export function isRowsQuery(query: CompiledQuery): query is RowsQuery {
  return 'sets' in query;
}

/** The text for one row, with SQLite's placeholders. */
export function sqliteText({ before, after, rows, mustFind }: RowSet): string {
  const values = `(${(rows[0] ?? []).map(() => '?').join(', ')})`;
  return mustFind ? `${before}= ${values}` : `${before}${values}${after}`;
}

/** More would pass the protocol's bound on parameters. */
const mostParameters = 30_000;

interface PostgresStatement {
  readonly text: string;
  readonly values: readonly unknown[];
  /** How many rows it has to find. */
  readonly mustFind: number;
}

/** Statements of as many rows as one may have, with PostgreSQL's placeholders. */
export function* postgresStatements({ sets }: RowsQuery): Generator<PostgresStatement> {
  for (const { before, after, rows, mustFind } of sets) {
    const width = Math.max(1, rows[0]?.length ?? 0);
    const atOnce = Math.max(1, Math.floor(mostParameters / width));
    for (let at = 0; at < rows.length; at += atOnce) {
      const part = rows.slice(at, at + atOnce);
      const tuples = part.map((row, n) => tuple(row, n * width + 1)).join(', ');
      const text = `${before}${mustFind ? `in (${tuples})` : tuples}${after}`;
      yield { text, values: part.flat(), mustFind: mustFind ? part.length : 0 };
    }
  }
}

function tuple(row: readonly unknown[], first: number): string {
  return `(${row.map((_, column) => `$${first + column}`).join(', ')})`;
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
