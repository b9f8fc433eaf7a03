import type { DatabaseSync } from 'node:sqlite';

/** Raised with every change of the tables or of what is packed into them: an older file is thrown away and made again. */
export const indexFormat = 1;

/** "NXAD" at byte 68 of the header (sqlite.org/fileformat.html, 1.3.17). */
export const indexApplicationId = 0x4e584144;

/**
 * `term`: texts of which there are few (feeds, traits, addresses with `{}` for the id). `place`: an ecosystem and a release. `held`:
 * names and places of the rows of an advisory; an index would take five times as much.
 * `affected` holds what is asked for a thousand times a second, `detail` what a person reads once a week.
 */
const tables = [
  'create table term (id integer primary key, text text not null unique) strict',
  'create table place (id integer primary key, ecosystem text not null, release text not null, unique (ecosystem, release)) strict',
  'create table name (id integer primary key, text text not null unique) strict',
  'create table part (id integer primary key, feed text not null, part text not null, state text not null, unique (feed, part)) strict',
  'create table covered (place integer not null, part integer not null, primary key (place, part)) strict, without rowid',
  'create table stand_in (place integer not null, part integer not null, target integer not null, primary key (place, part)) strict, without rowid',
  'create table advisory (id integer primary key, part integer not null, feed integer not null, packed_id any not null, hash integer not null, published_s integer, modified_s integer, withdrawn_s integer, title text, url any, aliases any, related any, ratings any, held blob not null) strict',
  'create unique index advisory_by_id on advisory (packed_id, part, feed)',
  'create table alias (packed_id any not null, advisory integer not null, primary key (packed_id, advisory)) strict, without rowid',
  'create table affected (name integer not null, place integer not null, advisory integer not null, seq integer not null, traits any not null, ranges any, note text, primary key (name, place, advisory, seq)) strict, without rowid',
  'create table detail (advisory integer primary key, body blob not null) strict',
  'create table exploited (cve integer not null, part integer not null, body text not null, primary key (cve, part)) strict, without rowid',
  'create table likelihood (cve integer not null, part integer not null, probability integer not null, percentile integer not null, primary key (cve, part)) strict, without rowid',
];

export function createTables(database: DatabaseSync): void {
  database.exec(
    `begin; ${tables.join('; ')}; pragma application_id = ${indexApplicationId}; pragma user_version = ${indexFormat}; commit`,
  );
}

export type FormatCheck = 'ours' | 'empty' | 'other-format' | 'foreign' | 'damaged';

/** Looks at the header and, when `isThorough`, at every page. @throws Error of SQLite: damaged or locked. */
export function checkFormat(database: DatabaseSync, isThorough: boolean): FormatCheck {
  const objects = database.prepare('select sql from sqlite_master where sql is not null').all();
  if (objects.length === 0) return 'empty';
  if (pragmaOf(database, 'application_id') !== indexApplicationId) return 'foreign';
  if (pragmaOf(database, 'user_version') !== indexFormat) return 'other-format';
  // Exactly our tables: no views, triggers and computed columns, which would run what a file says.
  const found = new Set(objects.map(({ sql }) => String(sql).toLowerCase()));
  const isSame = found.size === tables.length && tables.every((sql) => found.has(sql.toLowerCase()));
  if (!isSame) return 'foreign';
  return isThorough && !isSound(database) ? 'damaged' : 'ours';
}

function isSound(database: DatabaseSync): boolean {
  return database.prepare('pragma integrity_check(1)').get()?.['integrity_check'] === 'ok';
}

function pragmaOf(database: DatabaseSync, name: string): unknown {
  return database.prepare(`pragma ${name}`).get()?.[name];
}
