import { chmodSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { removeFiles, renameDurably } from './durable-file.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import {
  errcodeOf,
  failureOf,
  type Outcome,
  type Statement,
  type StatementResult,
} from './sqlite-request.ts';

/** "NEXU" at byte 68 of the header: tells our files from anyone else's (sqlite.org/fileformat.html, 1.3.17). */
export const applicationId = 0x4e455855;

/** One open database inside the database thread: a connection that writes and one that only reads. */
export class SqliteFile {
  readonly path: string;
  readonly #inode: number;
  readonly #writer: SqliteConnection;
  readonly #reader: SqliteConnection;
  /** True once SQLite reported damage while in use. */
  damaged = false;

  /** @throws when SQLite cannot read the file or the filesystem cannot carry a write-ahead log. */
  constructor(path: string) {
    this.path = path;
    this.#inode = statSync(path).ino;
    this.#writer = new SqliteConnection(openWriter(path));
    this.#reader = new SqliteConnection(openReader(path));
  }

  /** False once the file by this name is another one. */
  get isInPlace(): boolean {
    return statSync(this.path, { throwIfNoEntry: false })?.ino === this.#inode;
  }

  get inTransaction(): boolean {
    return this.#writer.database.isOpen && this.#writer.database.isTransaction;
  }

  read(statement: Statement): StatementResult {
    return this.#watched(() => this.#reader.execute(statement));
  }

  write(statement: Statement): StatementResult {
    // Outside its transaction a statement would commit by itself, unseen by the group it belongs to.
    if (!this.inTransaction) throw new Error('The transaction is over.');
    return this.#watched(() => this.#writer.execute(statement));
  }

  /** @throws when the transaction as a whole failed: nothing of it is kept then. */
  writeEach(statements: readonly Statement[]): Outcome[] {
    this.control(['begin immediate']);
    const outcomes = statements.map((statement) => this.#writeOne(statement));
    this.control(['commit']);
    return outcomes;
  }

  control(commands: readonly string[]): void {
    const { database } = this.#writer;
    try {
      if (commands[0]?.startsWith('begin') && database.isTransaction) database.exec('rollback');
      for (const command of commands) database.exec(command);
    } catch (error) {
      if (database.isTransaction) database.exec('rollback');
      throw error;
    }
  }

  /** Lets go of the pages that both connections keep in memory. */
  shrink(): void {
    for (const { database } of [this.#writer, this.#reader]) database.exec('pragma shrink_memory');
  }

  /** Reads every page. @throws when it finds damage. */
  quickCheck(): void {
    quickCheck(this.#reader.database);
  }

  /** Writes the last commit to a new file, in one read snapshot. */
  copyTo(path: string): void {
    this.#watched(() => this.#reader.execute({ sql: 'vacuum into ?', parameters: [path] }));
  }

  close(): void {
    this.#reader.database.close();
    // The last connection to close folds the write-ahead log into the file.
    this.#writer.database.close();
  }

  #writeOne(statement: Statement): Outcome {
    this.control(['savepoint one']);
    try {
      const result = this.write(statement);
      this.control(['release one']);
      return result;
    } catch (error) {
      if (!this.inTransaction) throw error;
      this.control(['rollback to one', 'release one']);
      return { failure: failureOf(error, true) };
    }
  }

  #watched<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      const errcode = (errcodeOf(error) ?? 0) & 0xff;
      if (errcode === 11 || errcode === 26) this.damaged = true;
      throw error;
    }
  }
}

/** Creates an empty database under a temporary name first, so that a file by the final name is never half made. */
export function createSqliteFile(path: string): void {
  const unfinished = `${path}.new`;
  removeFiles(unfinished, `${unfinished}-wal`, `${unfinished}-shm`, `${unfinished}-journal`);
  const database = new DatabaseSync(unfinished);
  database.exec(`pragma auto_vacuum = incremental; pragma application_id = ${applicationId}`);
  database.exec('pragma journal_mode = wal');
  database.close();
  chmodSync(unfinished, 0o600);
  renameDurably(unfinished, path);
}

/** @throws an error with SQLite's code, or naming the first finding. */
export function quickCheck(database: DatabaseSync): void {
  const finding = String(database.prepare('pragma quick_check(1)').get()?.quick_check);
  if (finding !== 'ok') throw Object.assign(new Error(finding), { errcode: 11 });
}

function openWriter(path: string): DatabaseSync {
  // `timeout` is the busy timeout and comes first: each pragma below may meet a lock.
  const database = new DatabaseSync(path, {
    timeout: 5000,
    defensive: true,
    enableForeignKeyConstraints: true,
  });
  const mode = database.prepare('pragma journal_mode = wal').get()?.journal_mode;
  if (mode !== 'wal') {
    database.close();
    throw new Error(`${path}: the filesystem cannot carry a write-ahead log. Use a local disk.`);
  }
  database.exec(`
    pragma synchronous = full;
    pragma trusted_schema = off;
    pragma cell_size_check = on;
    pragma journal_size_limit = 67108864;
    pragma wal_autocheckpoint = 1000;
    pragma mmap_size = 0;
    pragma cache_size = -2000;
  `);
  return database;
}

function openReader(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 5000, readOnly: true });
  database.exec(
    'pragma trusted_schema = off; pragma cell_size_check = on; pragma mmap_size = 0; pragma cache_size = -2000',
  );
  return database;
}
