import type { DatabaseSync } from 'node:sqlite';
import {
  type Part,
  type PartName,
  type PartState,
  type Release,
  type StandIn,
  newPartState,
} from './part-state.ts';
import { numberAt, textAt } from './row-values.ts';
import { rowsOf } from './statement-store.ts';
import type { Terms } from './term-store.ts';

/** The parts of feeds, their states, and which releases each tells about. */
export interface PartRows {
  all(): readonly Part[];
  find(name: PartName): number | undefined;
  /** Makes the part when there is none. */
  idOf(name: PartName): number;
  setState(name: PartName, change: Partial<PartState>): void;
  remove(id: number): void;
  /** With what it covers by now, or with `isAll` instead of that. */
  cover(id: number, releases: readonly Release[], isAll: boolean): void;
  standIn(id: number, pairs: readonly StandIn[]): void;
  standIns(id: number): readonly StandIn[];
}

export function partRows(database: DatabaseSync, terms: Terms): PartRows {
  const sql = statements(database);
  const stateOf = (text: string): PartState => ({ ...newPartState, ...JSON.parse(text) });
  const placeOf = ({ ecosystem, release }: Release) => terms.placeId(ecosystem, release);
  const find = ({ feed, part }: PartName) => {
    const row = sql.find.one(feed, part);
    return row && numberAt(row, 0);
  };
  const idOf = (name: PartName) =>
    find(name) ?? Number(sql.add.run(name.feed, name.part, JSON.stringify(newPartState)).lastInsertRowid);
  return {
    find,
    idOf,
    all: () =>
      sql.all.all().map((row) => ({
        feed: textAt(row, 1),
        part: textAt(row, 2),
        state: stateOf(textAt(row, 3)),
        covers: sql.covered.all(numberAt(row, 0)).map((one) => terms.place(numberAt(one, 0))),
      })),
    setState(name, change) {
      const id = idOf(name);
      const before = stateOf(textAt(sql.state.one(id) ?? [], 0));
      sql.setState.run(JSON.stringify({ ...before, ...change }), id);
    },
    remove(id) {
      sql.uncover.run(id);
      sql.dropStandIns.run(id);
      sql.drop.run(id);
    },
    cover(id, releases, isAll) {
      if (isAll) sql.uncover.run(id);
      for (const release of releases) sql.cover.run(placeOf(release), id);
    },
    standIns: (id) =>
      sql.standIns
        .all(id)
        .map((row) => ({ of: terms.place(numberAt(row, 0)), by: terms.place(numberAt(row, 1)) })),
    standIn(id, pairs) {
      sql.dropStandIns.run(id);
      for (const { of, by } of pairs) sql.standIn.run(placeOf(of), id, placeOf(by));
    },
  };
}

function statements(database: DatabaseSync) {
  return {
    all: rowsOf(database, 'select id, feed, part, state from part order by feed, part'),
    find: rowsOf(database, 'select id from part where feed = ? and part = ?'),
    state: rowsOf(database, 'select state from part where id = ?'),
    add: database.prepare('insert into part (feed, part, state) values (?, ?, ?)'),
    setState: database.prepare('update part set state = ? where id = ?'),
    drop: database.prepare('delete from part where id = ?'),
    covered: rowsOf(database, 'select place from covered where part = ? order by place'),
    cover: database.prepare('insert or ignore into covered (place, part) values (?, ?)'),
    uncover: database.prepare('delete from covered where part = ?'),
    standIns: rowsOf(database, 'select place, target from stand_in where part = ? order by place'),
    standIn: database.prepare('insert or replace into stand_in (place, part, target) values (?, ?, ?)'),
    dropStandIns: database.prepare('delete from stand_in where part = ?'),
  };
}
