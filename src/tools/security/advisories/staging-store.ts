import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { FeedItem } from '../feeds/feed.ts';
import type { Advisory } from './advisory.ts';
import { boundAdvisory } from './bounded-advisory.ts';
import { packCve, packId } from './packed-id.ts';
import { type ProblemList, problemList } from './problem-list.ts';
import { IndexError } from './row-values.ts';
import { type StagedItems, stagedItems } from './staged-items-store.ts';

/** FIRST gives five places. */
export const likelihoodUnit = 100_000;

/** What a part tells, on disk beside the index until it is whole. */
export interface Staging extends StagedItems, Disposable {
  readonly problems: ProblemList;
  readonly cursor: string | undefined;
  /** Not after the first look at what was staged. @throws IndexError when the items are too many. */
  add(item: FeedItem): void;
}

const ending = '-staging-';
let opened = 0;

export function openStaging(indexPath: string, mostBytes: number): Staging {
  opened += 1;
  const path = indexPath === ':memory:' ? indexPath : `${indexPath}${ending}${opened}`;
  const database = openDatabase(path);
  database.exec(
    `create table piece (feed text not null, id any not null, body text not null) strict;
     create table removed (id text primary key) strict, without rowid;
     create table exploited (cve integer primary key, body text not null) strict;
     create table likelihood (cve integer primary key, probability integer not null, percentile integer not null) strict;
     begin`,
  );
  const problems = problemList();
  const put = puts(database, mostBytes, problems);
  let cursor: string | undefined;
  return {
    ...stagedItems(database, problems),
    problems,
    get cursor() {
      return cursor;
    },
    add(item) {
      switch (item.kind) {
        case 'advisory':
          return put.advisory(item.advisory);
        case 'removed':
          return put.removed(item.id);
        case 'exploited':
          return put.exploited(item.exploited);
        case 'likelihood':
          return put.likelihood(item.likelihood);
        case 'cursor':
          cursor = item.cursor;
          return;
        case 'problem':
          problems.add(item.detail);
      }
    },
    [Symbol.dispose]() {
      database.close();
      rmSync(path, { force: true });
    },
  };
}

type ItemOf<Kind extends FeedItem['kind']> = Extract<FeedItem, { readonly kind: Kind }>;

function puts(database: DatabaseSync, mostBytes: number, problems: ProblemList) {
  const sql = statements(database);
  let bytes = 0;
  const count = (added: number): void => {
    bytes += added;
    if (bytes > mostBytes) throw new IndexError(`The feed told more than ${mostBytes} bytes.`);
  };
  const cveOf = (cve: string): number | undefined => {
    const packed = packCve(cve);
    if (packed === undefined) problems.add(`${cve.slice(0, 40)} is no CVE id.`);
    return packed;
  };
  return {
    advisory(given: Advisory): void {
      const { advisory, problem } = boundAdvisory(given);
      if (problem !== undefined) problems.add(problem);
      if (advisory === undefined) return;
      const body = JSON.stringify(advisory);
      count(body.length);
      sql.piece.run(advisory.feed, packId(advisory.id), body);
    },
    removed(id: string): void {
      count(id.length);
      sql.removed.run(id);
    },
    exploited({ cve, addedAtMs, dueAtMs, isRansomware, action }: ItemOf<'exploited'>['exploited']): void {
      const packed = cveOf(cve);
      const body = JSON.stringify({ addedAtMs, dueAtMs, isRansomware, action: action.slice(0, 2_000) });
      count(body.length);
      if (packed !== undefined) sql.exploited.run(packed, body);
    },
    likelihood({ cve, probability, percentile }: ItemOf<'likelihood'>['likelihood']): void {
      const packed = cveOf(cve);
      count(20);
      if (packed === undefined) return;
      if ([probability, percentile].every((one) => one >= 0 && one <= 1))
        sql.likelihood.run(packed, inUnits(probability), inUnits(percentile));
      else problems.add(`${cve} has a likelihood that is not between 0 and 1.`);
    },
  };
}

function inUnits(share: number): number {
  return Math.round(share * likelihoodUnit);
}

function statements(database: DatabaseSync) {
  return {
    piece: database.prepare('insert into piece (feed, id, body) values (?, ?, ?)'),
    removed: database.prepare('insert or ignore into removed (id) values (?)'),
    exploited: database.prepare('insert or replace into exploited (cve, body) values (?, ?)'),
    likelihood: database.prepare(
      'insert or replace into likelihood (cve, probability, percentile) values (?, ?, ?)',
    ),
  };
}

function openDatabase(path: string): DatabaseSync {
  rmSync(path, { force: true });
  const database = new DatabaseSync(path);
  database.exec(
    'pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -4000; pragma temp_store = memory; pragma locking_mode = exclusive',
  );
  return database;
}

/** Files that a killed process left beside the index. */
export function removeLeftStaging(indexPath: string): void {
  if (indexPath === ':memory:') return;
  const folder = dirname(indexPath);
  for (const name of readdirSync(folder))
    if (name.startsWith(`${basename(indexPath)}${ending}`)) rmSync(join(folder, name), { force: true });
}
