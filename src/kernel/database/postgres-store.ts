import { sql } from 'kysely';
import { type CustomTypesConfig, Pool, types } from 'pg';
import { type Clock, systemClock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Database, Migrations, Store } from './database.ts';
import { KyselyDatabase } from './kysely-database.ts';
import { type HistorySchema, migrate } from './migrate.ts';
import { PostgresConnections, postgresDialect } from './postgres-dialect.ts';

export interface PostgresStoreOptions {
  /** `postgres://user:password@host:port/database`. The role needs CREATE on the database, for the schemas. */
  readonly url: string;
  /** Put before a tool's id to name its schema. */
  readonly schemaPrefix?: string;
  readonly log?: Pick<Log, 'info' | 'warn' | 'error'>;
  readonly clock?: Clock;
  /** How long a transaction may last. */
  readonly transactionLimitMs?: number;
  /** Connections per tool. */
  readonly maxConnections?: number;
}

/** Every database of this process on one PostgreSQL, each in a schema of its own. Any number of processes may share them. */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<Store> {
  return new PostgresStore(options);
}

class PostgresStore implements Store {
  readonly #options: PostgresStoreOptions;
  readonly #clock: Clock;
  readonly #databases = new Map<string, AsyncDisposable>();

  constructor(options: PostgresStoreOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  async open<Schema>(name: string, migrations: Migrations): Promise<Database<Schema>> {
    if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new TypeError(`${name} cannot name a database.`);
    if (this.#databases.has(name)) throw new TypeError(`The database ${name} is already open.`);
    const schema = `${this.#options.schemaPrefix ?? 'nexus_'}${name}`.replaceAll('-', '_');
    const database = this.#connect(name, schema);
    this.#databases.set(name, database);
    try {
      await createSchema(database, schema);
      await migrate(database, migrations, {
        name,
        clock: this.#clock,
        beforeChange: async () => {},
        lock: async (tx) => {
          await sql`set local statement_timeout = 0`.execute(tx);
          await sql`set local lock_timeout = 0`.execute(tx);
          await sql`select pg_advisory_xact_lock(hashtextextended(${schema}, 0))`.execute(tx);
        },
      });
    } catch (error) {
      await database[Symbol.asyncDispose]();
      throw error;
    }
    return database.as<Schema>();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#databases.values()].map((database) => database[Symbol.asyncDispose]()));
  }

  #connect(name: string, schema: string): KyselyDatabase<HistorySchema> {
    const pool = openPool(this.#options, name, schema);
    pool.on('error', (error) => {
      this.#options.log?.warn({ database: name, error }, 'Lost an idle connection to PostgreSQL');
    });
    // The pool listens to idle connections only. One lost while in use is told by its query, and must not end the process.
    pool.on('connect', (client) => client.on('error', () => undefined));
    const connections = new PostgresConnections(pool);
    return new KyselyDatabase<HistorySchema>({
      engine: 'postgres',
      dialect: postgresDialect(connections),
      clock: this.#clock,
      transactionLimitMs: this.#options.transactionLimitMs ?? 10_000,
      close: async () => {
        await connections.close();
        this.#databases.delete(name);
      },
    });
  }
}

/** Times are milliseconds. A forgotten transaction or statement must not hold locks or connections for ever. */
const sessionSettings = {
  statement_timeout: 30_000,
  lock_timeout: 15_000,
  idle_in_transaction_session_timeout: 60_000,
};

function openPool(options: PostgresStoreOptions, name: string, schema: string): Pool {
  const settings = Object.entries({ search_path: schema, ...sessionSettings });
  return new Pool({
    connectionString: options.url,
    application_name: `nexus-${name}`,
    options: settings.map(([setting, value]) => `-c ${setting}=${value}`).join(' '),
    max: options.maxConnections ?? 8,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    types: portableTypes,
  });
}

async function createSchema(database: KyselyDatabase<HistorySchema>, schema: string): Promise<void> {
  await database.unlimitedTransaction(async (tx) => {
    // Two processes creating one schema at once would meet in the catalogue's unique index.
    await sql`select pg_advisory_xact_lock(hashtextextended('nexus schemas', 0))`.execute(tx);
    await tx.schema.createSchema(schema).ifNotExists().execute();
  });
}

/** By type oid (pg_type.dat): pg leaves 64-bit integers and numerics as text, and makes bytes a Buffer. */
const parsers: Readonly<Record<number, (value: string) => unknown>> = {
  17: parseBytes,
  20: parseInteger,
  1700: Number,
};

const portableTypes: CustomTypesConfig = {
  getTypeParser: (oid, format) => parsers[oid] ?? types.getTypeParser(oid, format),
};

function parseInteger(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new RangeError(`${text} is too large for a JavaScript number.`);
}

/** The hex format: `\x` and two digits a byte (PostgreSQL manual, 8.4.1). */
function parseBytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'));
}
