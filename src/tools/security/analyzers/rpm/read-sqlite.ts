import { openSqlite, type SqliteFile } from './sqlite-file.ts';
import { recordOf } from './sqlite-record.ts';

export function isSqlite(file: Buffer): boolean {
  return openSqlite(file) !== undefined;
}

/**
 * `rpmdb.sqlite` of rpm since 4.16: the table `Packages(hnum, blob)`. Read from the bytes, as a file made to hurt must not reach
 * SQLite itself, and an image has no file to open.
 */
export function* readSqlite(file: Buffer, reject: (why: string) => void): Generator<Buffer, void> {
  const database = openSqlite(file);
  if (database === undefined) return;
  const root = rootOfPackages(database);
  if (root === undefined) {
    reject('The database has no table of packages.');
    return;
  }
  for (const row of database.rowsOf(root)) {
    const blob = row && recordOf(row)?.[1];
    if (blob?.kind === 'blob') yield blob.bytes;
    else reject('A package in the database is damaged.');
  }
}

/** The schema is a table at page 1: type, name, table, root page, statement. */
function rootOfPackages(database: SqliteFile): number | undefined {
  let found: number | undefined;
  for (const row of database.rowsOf(1)) {
    const [type, name, , root] = (row && recordOf(row)) ?? [];
    const isPackages = type?.bytes.toString() === 'table' && name?.bytes.toString() === 'Packages';
    if (isPackages && root?.kind === 'integer' && root.bytes.length > 0 && root.bytes.length <= 6) {
      found ??= root.bytes.readUIntBE(0, root.bytes.length);
    }
  }
  return found;
}
