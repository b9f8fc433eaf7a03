import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { RepeatedStatement, Statement, StatementResult } from './sqlite-request.ts';

const statementCacheSize = 64;
const rowLimit = 250_000;

/** Runs statements on one connection, and keeps those it used last prepared. */
export class SqliteConnection {
  readonly database: DatabaseSync;
  /** In order of last use. */
  readonly #statements = new Map<string, { statement: StatementSync; returnsRows: boolean }>();

  constructor(database: DatabaseSync) {
    this.database = database;
  }

  execute({ sql, parameters, repeated }: Statement): StatementResult {
    if (repeated) return { rows: [], changes: this.#repeat(repeated) };
    const { statement, returnsRows } = this.#prepare(sql);
    if (returnsRows) return { rows: allRows(statement, parameters), changes: 0 };
    return { rows: [], changes: Number(statement.run(...parameters).changes) };
  }

  #repeat(repeated: readonly RepeatedStatement[]): number {
    let changes = 0;
    for (const { sql, each, mustFind } of repeated) {
      const { statement } = this.#prepare(sql);
      for (const parameters of each) {
        if (!mustFind) changes += Number(statement.run(...parameters).changes);
        else if (!statement.get(...parameters)) throw notFound(sql);
      }
    }
    return changes;
  }

  #prepare(sql: string): { statement: StatementSync; returnsRows: boolean } {
    let prepared = this.#statements.get(sql);
    if (prepared) {
      this.#statements.delete(sql);
    } else {
      const statement = this.database.prepare(sql);
      prepared = { statement, returnsRows: statement.columns().length > 0 };
      if (this.#statements.size >= statementCacheSize) {
        for (const oldest of this.#statements.keys()) {
          this.#statements.delete(oldest);
          break;
        }
      }
    }
    this.#statements.set(sql, prepared);
    return prepared;
  }
}

/** As SQLite's own refusal of a key. */
function notFound(sql: string): Error {
  return Object.assign(new Error(`A row is no longer as it was: ${sql}`), { errcode: 1555 });
}

/** Row by row: inside `all` V8 could not stop a read that outgrows the thread's memory, only the whole process would. */
function allRows(statement: StatementSync, parameters: Statement['parameters']): StatementResult['rows'] {
  const rows: StatementResult['rows'] = [];
  for (const row of statement.iterate(...parameters)) {
    if (rows.length === rowLimit)
      throw new RangeError(`More than ${rowLimit} rows: read them in pages by key.`);
    rows.push(row);
  }
  return rows;
}
