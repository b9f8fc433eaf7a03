import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { removeFiles, renameDurably } from './durable-file.ts';
import { applicationId, quickCheck, type SqliteFile } from './sqlite-file.ts';

const copiesKept = 5;

/** A time as part of a file name: sorts, and is legal everywhere. */
export function timeInName(atMs: number): string {
  return new Date(atMs).toISOString().replaceAll(/[:.]/g, '-');
}

/** `<folder>/backups/<name>-<utc>.db`, its folder made. */
export function backupPath(folder: string, name: string, atMs: number): string {
  const backups = join(folder, 'backups');
  mkdirSync(backups, { recursive: true, mode: 0o700 });
  return join(backups, `${name}-${timeInName(atMs)}.db`);
}

/** Copies the last commit to `path`, reads the copy back whole, and only then gives it its name. */
export function writeCheckedCopy(file: SqliteFile, path: string): void {
  const unfinished = `${path}.new`;
  removeFiles(unfinished, `${unfinished}-journal`);
  try {
    file.copyTo(unfinished);
    checkBackup(unfinished);
    renameDurably(unfinished, path);
  } finally {
    removeFiles(unfinished, `${unfinished}-journal`);
  }
}

/** Backups of one database, newest first. */
function listBackups(folder: string, name: string): string[] {
  const pattern = new RegExp(`^${name}-\\d{4}-\\d\\d-\\d\\dT[-\\dZ]+\\.db$`);
  try {
    const names = readdirSync(join(folder, 'backups')).filter((entry) => pattern.test(entry));
    return names
      .toSorted()
      .toReversed()
      .map((entry) => join(folder, 'backups', entry));
  } catch {
    return [];
  }
}

export function newestVerifiedBackup(folder: string, name: string): string | undefined {
  return listBackups(folder, name).find((path) => {
    try {
      checkBackup(path);
      return true;
    } catch {
      return false;
    }
  });
}

export function pruneBackups(folder: string, name: string): void {
  removeFiles(...listBackups(folder, name).slice(copiesKept));
}

/** @throws when the file is not one of ours or any page of it is damaged. */
function checkBackup(path: string): void {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const found = database.prepare('pragma application_id').get()?.application_id;
    if (found !== applicationId) throw new Error(`${path} was not written by NEXUS.`);
    quickCheck(database);
  } finally {
    database.close();
  }
}
