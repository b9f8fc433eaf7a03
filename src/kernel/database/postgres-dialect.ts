import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  type QueryResult,
} from 'kysely';
import type { Pool, PoolClient, QueryResult as PostgresResult } from 'pg';
import { conflict, unavailable } from '../errors.ts';
import { databaseError } from './constraint-error.ts';
import { checkParameters } from './parameters.ts';
import { PortablePostgresCompiler } from './portable-schema.ts';
import { isRowsQuery, postgresStatements, type RowsQuery } from './write-rows.ts';

export function postgresDialect(connections: PostgresConnections): Dialect {
  return {
    createDriver: () => new PostgresPoolDriver(connections),
    createQueryCompiler: () => new PortablePostgresCompiler(),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (query) => new PostgresIntrospector(query),
  };
}

/** A pool that can be closed while work is under way: newcomers are refused, the others end first. */
export class PostgresConnections {
  readonly #pool: Pool;
  readonly #idle = Promise.withResolvers<void>();
  #wanted = 0;
  #closing: Promise<void> | undefined;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async acquire(): Promise<PostgresConnection> {
    if (this.#closing) throw unavailable('The database is closing.');
    this.#wanted += 1;
    try {
      return new PostgresConnection(await this.#pool.connect());
    } catch (error) {
      this.#leave();
      throw databaseError(error);
    }
  }

  release(connection: PostgresConnection): void {
    connection.release();
    this.#leave();
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    if (this.#wanted > 0) await this.#idle.promise;
    await this.#pool.end();
  }

  #leave(): void {
    this.#wanted -= 1;
    if (this.#wanted === 0 && this.#closing) this.#idle.resolve();
  }
}

class PostgresPoolDriver implements Driver {
  readonly #connections: PostgresConnections;

  constructor(connections: PostgresConnections) {
    this.#connections = connections;
  }

  async init(): Promise<void> {}
  acquireConnection(): Promise<PostgresConnection> {
    return this.#connections.acquire();
  }
  beginTransaction(connection: PostgresConnection): Promise<void> {
    return connection.begin();
  }
  commitTransaction(connection: PostgresConnection): Promise<void> {
    return connection.commit();
  }
  rollbackTransaction(connection: PostgresConnection): Promise<void> {
    return connection.rollback();
  }
  async releaseConnection(connection: PostgresConnection): Promise<void> {
    this.#connections.release(connection);
  }
  async destroy(): Promise<void> {}
}

class PostgresConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  #inTransaction = false;
  /** The statement that doomed the transaction: told again instead of "current transaction is aborted". */
  #doom: unknown;
  #broken = false;
  /** Rolled back: what the work still sends must not run on its own. */
  #isOver = false;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  async begin(): Promise<void> {
    await this.#send('begin', []);
    this.#inTransaction = true;
  }

  async commit(): Promise<void> {
    if (this.#doom !== undefined) throw this.#doom;
    await this.#send('commit', []);
    this.#inTransaction = false;
  }

  /** A connection that cannot roll back is thrown away, and the server rolls back when it sees it go. */
  async rollback(): Promise<void> {
    this.#isOver = true;
    await this.#send('rollback', []).catch(() => {
      this.#broken = true;
    });
    this.#inTransaction = false;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (isRowsQuery(query)) return this.#executeRows(query);
    const parameters = checkParameters(query.parameters);
    this.#assertOpen();
    const { rows, rowCount } = await this.#send(query.sql, parameters);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Kysely derives Row from the query.
    return { rows: rows as Row[], numAffectedRows: BigInt(rowCount ?? 0) };
  }

  async #executeRows(query: RowsQuery): Promise<{ rows: never[]; numAffectedRows: bigint }> {
    let changes = 0;
    for (const { text, values, mustFind } of postgresStatements(query)) {
      const parameters = checkParameters(values);
      this.#assertOpen();
      const { rowCount } = await this.#send(text, parameters);
      if (mustFind === 0) changes += rowCount ?? 0;
      else if (rowCount !== mustFind) throw conflict('A row is no longer as it was.');
    }
    return { rows: [], numAffectedRows: BigInt(changes) };
  }

  // oxlint-disable-next-line require-yield
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new TypeError('Rows are not streamed: read them in pages by key.');
  }

  #assertOpen(): void {
    if (this.#isOver) throw unavailable('The transaction has ended.');
    if (this.#doom !== undefined) throw this.#doom;
  }

  release(): void {
    this.#client.release(this.#broken);
  }

  async #send(text: string, values: unknown[]): Promise<PostgresResult> {
    try {
      return await this.#client.query(text, values);
    } catch (error) {
      const mapped = databaseError(error);
      if (this.#inTransaction) this.#doom = mapped;
      throw mapped;
    }
  }
}
