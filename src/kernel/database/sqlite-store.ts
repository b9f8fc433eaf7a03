import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Clock, systemClock } from '../clock.ts';
import { NexusError, unavailable } from '../errors.ts';
import type { Log } from '../log.ts';
import { databaseError } from './constraint-error.ts';
import type { Database, Migrations, Store } from './database.ts';
import { DataFolderWatch } from './data-folder-watch.ts';
import { GroupCommit } from './group-commit.ts';
import { KyselyDatabase } from './kysely-database.ts';
import { type HistorySchema, migrate } from './migrate.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import type { AnswerOf, OpenReport, OpenRequest, OperationName, InputOf } from './sqlite-request.ts';
import { SqliteThread } from './sqlite-thread.ts';

export interface SqliteStoreOptions {
  /** Made when it is absent; holds `<name>.db` per tool, `backups/` and the lock. */
  readonly dataDir: string;
  readonly log?: Pick<Log, 'info' | 'warn' | 'error'>;
  readonly clock?: Clock;
  /** Databases whose newest verified backup may take the place of a damaged or missing file. */
  readonly restore?: readonly string[];
  /** Databases that may start empty in place of a damaged or missing file. */
  readonly acceptEmpty?: readonly string[];
  /** How long a transaction may last. */
  readonly transactionLimitMs?: number;
}

/**
 * Every database of one data folder, on SQLite, served by one thread.
 * @throws NexusError `data-folder-in-use` when another process has the folder.
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const store = new SqliteStore(options);
  try {
    await store.lock();
    return store;
  } catch (error) {
    await store[Symbol.asyncDispose]();
    throw error;
  }
}

class SqliteStore implements Store {
  readonly #options: SqliteStoreOptions;
  readonly #folder: string;
  readonly #clock: Clock;
  readonly #thread: SqliteThread;
  readonly #watch: DataFolderWatch;
  readonly #databases = new Map<string, AsyncDisposable>();

  constructor(options: SqliteStoreOptions) {
    this.#options = options;
    this.#folder = resolve(options.dataDir);
    this.#clock = options.clock ?? systemClock;
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    this.#thread = new SqliteThread((error) => options.log?.error({ error }, 'The database thread ended'));
    this.#watch = new DataFolderWatch(this.#folder, this.#clock, options.log);
  }

  async lock(): Promise<void> {
    await this.#request('lock', { folder: this.#folder, nowMs: this.#clock.now() });
  }

  async open<Schema>(name: string, migrations: Migrations): Promise<Database<Schema>> {
    if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new TypeError(`${name} cannot name a database.`);
    if (this.#databases.has(name)) throw new TypeError(`The database ${name} is already open.`);
    const database = await this.#openUnmigrated(name);
    this.#databases.set(name, database);
    try {
      await migrate(database, migrations, {
        name,
        clock: this.#clock,
        beforeChange: () => this.#copy(name),
        lock: async () => {},
      });
    } catch (error) {
      await database[Symbol.asyncDispose]();
      throw error;
    }
    return database.as<Schema>();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#databases.values()].map((database) => database[Symbol.asyncDispose]()));
    await this.#watch[Symbol.asyncDispose]();
    await this.#thread.request('unlock', {}).catch(() => undefined);
    await this.#thread[Symbol.asyncDispose]();
  }

  async #openUnmigrated(name: string): Promise<KyselyDatabase<HistorySchema>> {
    const report = await this.#request('open', {
      name,
      folder: this.#folder,
      nowMs: this.#clock.now(),
      damaged: this.#choiceAfterDamage(name),
    });
    reportOpening(this.#options.log, name, report);
    const turns = new GroupCommit(
      {
        execute: (statement) => this.#thread.request('write', { name, ...statement }),
        control: (commands) => this.#thread.request('control', { name, commands }),
      },
      this.#clock,
    );
    await this.#watch.add(report.path, () => {
      this.#options.log?.error(
        { database: name, path: report.path },
        'The database file was replaced while open',
      );
      turns.refuse(replaced(report.path));
    });
    return new KyselyDatabase<HistorySchema>({
      engine: 'sqlite',
      dialect: sqliteDialect({
        turns,
        read: (statement) => this.#thread.request('read', { name, ...statement }),
        failed: (error) => this.#heed(name, error),
      }),
      clock: this.#clock,
      transactionLimitMs: this.#options.transactionLimitMs ?? 10_000,
      close: () => this.#close(name, report.path, turns),
    });
  }

  /** Errors that call for more than telling the caller. */
  #heed(database: string, error: unknown): void {
    if (!(error instanceof NexusError)) return;
    if (error.code === 'disk-full') void this.#watch.diskIsFull();
    if (error.code === 'database-damaged')
      this.#options.log?.error({ database, error }, 'The database is damaged');
  }

  async #close(name: string, path: string, turns: GroupCommit): Promise<void> {
    if (!this.#databases.has(name)) return;
    turns.refuse(unavailable('The database is closing.'));
    this.#watch.remove(path);
    await turns.idle();
    await this.#thread.request('close', { name });
    this.#databases.delete(name);
  }

  async #copy(name: string): Promise<void> {
    const path = await this.#request('copy', { name, folder: this.#folder, nowMs: this.#clock.now() });
    this.#options.log?.info({ database: name, path }, 'Copied the database before migrating it');
  }

  #choiceAfterDamage(name: string): OpenRequest['damaged'] {
    if (this.#options.restore?.includes(name)) return 'restore';
    return this.#options.acceptEmpty?.includes(name) ? 'accept-empty' : 'stop';
  }

  async #request<Name extends OperationName>(operation: Name, input: InputOf<Name>): Promise<AnswerOf<Name>> {
    try {
      return await this.#thread.request(operation, input);
    } catch (error) {
      throw databaseError(error);
    }
  }
}

function reportOpening(log: SqliteStoreOptions['log'], database: string, report: OpenReport): void {
  const { path, setAside, restoredFrom, checkedMs } = report;
  if (report.outcome === 'restored') {
    log?.error(
      { database, setAside, restoredFrom },
      'Restored a damaged database: what came after the backup is lost',
    );
  } else if (report.outcome === 'started-empty') {
    log?.error({ database, setAside }, 'Started a damaged database empty, as accepted');
  } else if (checkedMs !== undefined) {
    log?.info({ database, path, checkedMs }, 'Checked a database that was not closed in order');
  }
}

function replaced(path: string): NexusError {
  return new NexusError(
    'database-replaced',
    503,
    `The file ${path} was moved, deleted or replaced while NEXUS had it open. ` +
      'Nothing is saved until it is back: restart NEXUS to use the file that is there now.',
  );
}
