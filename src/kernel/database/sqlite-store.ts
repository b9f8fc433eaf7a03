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
import { prepareDataFolder } from './prepare-data-folder.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import type { OpenReport, OpenRequest } from './sqlite-request.ts';
import { SqliteSession } from './sqlite-session.ts';

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
 * @throws NexusError `data-folder-in-use` when another process has the folder, `data-folder-not-writable`, `disk-full`.
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const { log, clock = systemClock } = options;
  const folder = resolve(options.dataDir);
  await prepareDataFolder(folder, log);
  const watch = new DataFolderWatch(folder, clock, log);
  try {
    const session = await withRoom(watch, () => SqliteSession.start({ folder, clock, log }));
    return new SqliteStore({ ...options, clock }, folder, session, watch);
  } catch (error) {
    await watch[Symbol.asyncDispose]();
    throw error;
  }
}

class SqliteStore implements Store {
  readonly #options: SqliteStoreOptions & { readonly clock: Clock };
  readonly #folder: string;
  readonly #session: SqliteSession;
  readonly #watch: DataFolderWatch;
  readonly #databases = new Map<string, AsyncDisposable>();

  constructor(
    options: SqliteStoreOptions & { readonly clock: Clock },
    folder: string,
    session: SqliteSession,
    watch: DataFolderWatch,
  ) {
    this.#options = options;
    this.#folder = folder;
    this.#session = session;
    this.#watch = watch;
  }

  async open<Schema>(name: string, migrations: Migrations): Promise<Database<Schema>> {
    if (!/^[a-z][a-z0-9-]*$/.test(name)) throw new TypeError(`${name} cannot name a database.`);
    if (this.#databases.has(name)) throw new TypeError(`The database ${name} is already open.`);
    const database = await this.#openUnmigrated(name);
    this.#databases.set(name, database);
    try {
      await migrate(database, migrations, {
        name,
        clock: this.#options.clock,
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
    try {
      await Promise.all([...this.#databases.values()].map((database) => database[Symbol.asyncDispose]()));
    } finally {
      await this.#watch[Symbol.asyncDispose]();
      await this.#session[Symbol.asyncDispose]();
    }
  }

  async #openUnmigrated(name: string): Promise<KyselyDatabase<HistorySchema>> {
    const report = await withRoom(this.#watch, () =>
      this.#session.open({
        name,
        folder: this.#folder,
        nowMs: this.#options.clock.now(),
        damaged: this.#choiceAfterDamage(name),
      }),
    );
    reportOpening(this.#options.log, name, report);
    const turns = new GroupCommit(
      {
        execute: (statement) => this.#session.request('write', { name, ...statement }),
        control: (commands) => this.#session.request('control', { name, commands }),
        writeEach: (statements) => this.#session.request('write-each', { name, statements }),
      },
      this.#options.clock,
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
        read: (statement) => this.#session.request('read', { name, ...statement }),
        failed: (error) => this.#heed(name, error),
      }),
      clock: this.#options.clock,
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
    this.#databases.delete(name);
    await this.#session.close(name);
  }

  async #copy(name: string): Promise<void> {
    const nowMs = this.#options.clock.now();
    const copying = this.#session.request('copy', { name, folder: this.#folder, nowMs });
    const path = await copying.catch((error: unknown) => {
      throw databaseError(error);
    });
    this.#options.log?.info({ database: name, path }, 'Copied the database before migrating it');
  }

  #choiceAfterDamage(name: string): OpenRequest['damaged'] {
    if (this.#options.restore?.includes(name)) return 'restore';
    return this.#options.acceptEmpty?.includes(name) ? 'accept-empty' : 'stop';
  }
}

/** Tries again with the reserved space when the disk is too full to start. */
async function withRoom<Result>(watch: DataFolderWatch, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const mapped = databaseError(error);
    const full = mapped instanceof NexusError && mapped.code === 'disk-full';
    if (full && (await watch.diskIsFull())) return work();
    throw mapped;
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
