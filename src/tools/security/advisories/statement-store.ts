import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite';
import type { Row } from './row-values.ts';

/** A prepared question; rows are arrays, in the order of its columns. */
export interface Rows {
  one(...values: SQLInputValue[]): Row | undefined;
  all(...values: SQLInputValue[]): readonly Row[];
  each(...values: SQLInputValue[]): Iterable<Row>;
}

export function rowsOf(database: DatabaseSync, sql: string): Rows {
  const statement = database.prepare(sql);
  statement.setReturnArrays(true);
  return {
    one(...values) {
      const row: unknown = statement.get(...values);
      return isRow(row) ? row : undefined;
    },
    all(...values) {
      const rows: unknown = statement.all(...values);
      return areRows(rows) ? rows : [];
    },
    *each(...values) {
      for (const row of statement.iterate(...values)) if (isRow(row)) yield row;
    },
  };
}

/** The types of Node know of objects only. */
function isRow(row: unknown): row is SQLOutputValue[] {
  return Array.isArray(row);
}

function areRows(rows: unknown): rows is SQLOutputValue[][] {
  return Array.isArray(rows) && (rows.length === 0 || isRow(rows[0]));
}

/** All or nothing, also within another. */
export function inTransaction<Result>(database: DatabaseSync, work: () => Result): Result {
  if (database.isTransaction) return work();
  database.exec('begin immediate');
  try {
    const result = work();
    database.exec('commit');
    return result;
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}
