import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SelectQueryNode,
  SqliteAdapter,
  SqliteIntrospector,
} from 'kysely';
import { databaseError } from './constraint-error.ts';
import type { Turn } from './commit-group.ts';
import type { GroupCommit } from './group-commit.ts';
import { checkParameters } from './parameters.ts';
import { PortableSqliteCompiler } from './portable-schema.ts';
import { isRowsQuery, sqliteText } from './write-rows.ts';
import type { Statement, StatementResult } from './sqlite-request.ts';

/** One SQLite database as its dialect sees it. */
export interface SqliteConnections {
  /** Sees the last commit, never an open transaction. */
  read(statement: Statement): Promise<StatementResult>;
  readonly turns: GroupCommit;
  /** Hears of every error, already in the port's words. */
  failed(error: unknown): void;
}

export function sqliteDialect(connections: SqliteConnections): Dialect {
  return {
    createDriver: () => new SqliteThreadDriver(connections),
    createQueryCompiler: () => new PortableSqliteCompiler(),
    createAdapter: () => new SharedSqliteAdapter(),
    createIntrospector: (query) => new SqliteIntrospector(query),
  };
}

/** Writers queue in GroupCommit, where they can share a commit; Kysely's own lock would make them wait one by one. */
class SharedSqliteAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class SqliteThreadDriver implements Driver {
  readonly #connections: SqliteConnections;

  constructor(connections: SqliteConnections) {
    this.#connections = connections;
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<SqliteConnection> {
    return new SqliteConnection(this.#connections);
  }
  beginTransaction(connection: SqliteConnection): Promise<void> {
    return connection.begin();
  }
  commitTransaction(connection: SqliteConnection): Promise<void> {
    return connection.commit();
  }
  rollbackTransaction(connection: SqliteConnection): Promise<void> {
    return connection.rollback();
  }
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}

class SqliteConnection implements DatabaseConnection {
  readonly #connections: SqliteConnections;
  #turn: Turn | undefined;
  /** The statement that doomed the transaction: what PostgreSQL would refuse from here on is refused here too. */
  #doom: unknown;

  constructor(connections: SqliteConnections) {
    this.#connections = connections;
  }

  async begin(): Promise<void> {
    this.#turn = await this.#reported(this.#connections.turns.take());
  }

  async commit(): Promise<void> {
    if (this.#doom === undefined) return this.#reported(this.#turn!.keep());
    await this.rollback();
    throw this.#doom;
  }

  async rollback(): Promise<void> {
    await this.#turn?.undo();
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { rows, changes } = await this.#reported(this.#execute(statementOf(query), isRead(query)));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Kysely derives Row from the query.
    return { rows: rows as Row[], numAffectedRows: BigInt(changes) };
  }

  // oxlint-disable-next-line require-yield
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new TypeError('Rows are not streamed: read them in pages by key.');
  }

  async #execute(statement: Statement, read: boolean): Promise<StatementResult> {
    if (this.#turn) return this.#executeInTurn(this.#turn, statement);
    return read ? this.#connections.read(statement) : this.#connections.turns.write(statement);
  }

  async #executeInTurn(turn: Turn, statement: Statement): Promise<StatementResult> {
    if (this.#doom !== undefined) throw this.#doom;
    try {
      return await turn.execute(statement);
    } catch (error) {
      this.#doom = databaseError(error);
      throw error;
    }
  }

  async #reported<Result>(work: Promise<Result>): Promise<Result> {
    try {
      return await work;
    } catch (error) {
      const mapped = databaseError(error);
      this.#connections.failed(mapped);
      throw mapped;
    }
  }
}

function statementOf(query: CompiledQuery): Statement {
  if (!isRowsQuery(query)) return { sql: query.sql, parameters: checkParameters(query.parameters) };
  const repeated = query.sets.map((set) => ({
    sql: sqliteText(set),
    each: set.rows.map(checkParameters),
    mustFind: set.mustFind ?? false,
  }));
  return { sql: '', parameters: [], repeated };
}

/** A statement written by hand counts as a write unless its first word says otherwise. */
function isRead({ query, sql }: CompiledQuery): boolean {
  if (SelectQueryNode.is(query)) return true;
  return query.kind === 'RawNode' && /^\s*(select|values|explain|pragma)\b/i.test(sql);
}
