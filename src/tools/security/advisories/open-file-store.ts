import { existsSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { checkFormat, createTables } from './schema-store.ts';

export interface OpenedFile {
  readonly database: DatabaseSync;
  /** For the log, when a file had to be thrown away. */
  readonly notice: string | null;
}

/** Codes of SQLite for a file that is damaged or no database (sqlite.org/rescode.html); a locked one is not thrown away. */
const unusable = new Set([11, 26]);
const reasons = {
  'other-format': 'it is of another format',
  foreign: 'it is no index of advisories',
  damaged: 'it is damaged',
} as const;

/** Opens the file, or throws it away and begins anew. @throws Error of SQLite when it is locked or cannot be written. */
export function openFile(path: string): OpenedFile {
  const opened = openExisting(path);
  if ('database' in opened) return { database: opened.database, notice: null };
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${ending}`, { force: true });
  const database = connect(path);
  createTables(database);
  return {
    database,
    notice: `The index of advisories is made again, since ${reasons[opened.problem]}: all feeds are fetched anew.`,
  };
}

function openExisting(path: string): { database: DatabaseSync } | { problem: keyof typeof reasons } {
  // A log beside it means that it was not closed: then every page is looked at once.
  const isThorough = path !== ':memory:' && existsSync(`${path}-wal`);
  let database: DatabaseSync | undefined;
  try {
    database = connect(path);
    const found = checkFormat(database, isThorough);
    if (found === 'empty') createTables(database);
    if (found === 'empty' || found === 'ours') return { database };
    database.close();
    return { problem: found };
  } catch (error) {
    if (database?.isOpen) database.close();
    if (!isUnusable(error)) throw error;
    return { problem: 'damaged' };
  }
}

function isUnusable(error: unknown): boolean {
  if (!(error instanceof Error) || !('errcode' in error)) return false;
  return typeof error.errcode === 'number' && unusable.has(error.errcode % 256);
}

/** One commit more or less may be lost with the power, but never a part of one: state and rows of a feed are in the same. */
function connect(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 10_000, defensive: true, allowExtension: false });
  database.exec(
    'pragma journal_mode = wal; pragma synchronous = normal; pragma trusted_schema = off; pragma cache_size = -16000; pragma cell_size_check = on',
  );
  return database;
}

/** @throws Error of SQLite when the file is there already. */
export function copyInto(database: DatabaseSync, path: string): void {
  database.prepare('vacuum into ?').run(path);
}
