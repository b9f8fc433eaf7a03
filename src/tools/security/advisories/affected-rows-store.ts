import type { DatabaseSync } from 'node:sqlite';
import type { Held } from './advisory-heads-store.ts';
import type { Affected } from './advisory.ts';
import type { ChangeSet } from './change-set.ts';
import { packAffected } from './packed-advisory.ts';
import { type Row, numberOrTextAt } from './row-values.ts';
import { rowsOf } from './statement-store.ts';
import type { Terms } from './term-store.ts';

/** Columns of a row of `affected` behind its name and place, as they are bound. */
type PackedRow = readonly [traits: number | string, ranges: string | Uint8Array | null, note: string | null];
export interface Group {
  readonly name: number;
  readonly place: number;
  readonly rows: PackedRow[];
}
/** By name and place. */
export type Groups = Map<string, Group>;

/** Rows of `affected`, by advisory; what changes is told by names. */
export interface AffectedRows {
  groups(affected: readonly Affected[]): Groups;
  /** With `isAllChanged`, all its names count as changed. */
  put(advisory: number, before: Held, after: Groups, isAllChanged: boolean): void;
  remove(advisory: number, held: Held): void;
}

export function affectedRows(database: DatabaseSync, terms: Terms, changes: ChangeSet): AffectedRows {
  const sql = statements(database);
  return {
    groups: (affected) => groupsOf(terms, affected),
    put(advisory, before, after, isAllChanged) {
      const left = new Map(after);
      for (const { name, place } of before) {
        const key = keyOf(name, place);
        const rows = sql.affected.all(name, place, advisory).map(packedRowOf);
        const isSame = signatureOf(rows) === signatureOf(after.get(key)?.rows ?? []);
        if (isAllChanged || !isSame) changes.addName(place, name);
        if (!isSame) sql.drop.run(name, place, advisory);
        else left.delete(key);
      }
      for (const { name, place, rows } of left.values()) {
        changes.addName(place, name);
        rows.forEach((row, seq) => sql.add.run(name, place, advisory, seq, ...row));
      }
    },
    remove(advisory, held) {
      for (const { name, place } of held) {
        changes.addName(place, name);
        sql.drop.run(name, place, advisory);
      }
    },
  };
}

function groupsOf(terms: Terms, affected: readonly Affected[]): Groups {
  const groups: Groups = new Map();
  for (const one of affected) {
    const { traits, ranges, note } = packAffected(one);
    const [name, place] = [terms.nameId(one.name), terms.placeId(one.ecosystem, one.release)];
    const key = keyOf(name, place);
    const group = groups.get(key) ?? { name, place, rows: [] };
    group.rows.push([terms.pack(traits), ranges, note]);
    groups.set(key, group);
  }
  return groups;
}

function keyOf(name: number, place: number): string {
  return `${name} ${place}`;
}

function packedRowOf(row: Row): PackedRow {
  const [, ranges, note] = row;
  return [
    numberOrTextAt(row, 0),
    typeof ranges === 'string' || ranges instanceof Uint8Array ? ranges : null,
    typeof note === 'string' ? note : null,
  ];
}

/** Deflated ranges come as different kinds of bytes from zlib and from SQLite. */
function signatureOf(rows: readonly PackedRow[]): string {
  return JSON.stringify(
    rows.map(([traits, ranges, note]) => [
      traits,
      ranges instanceof Uint8Array ? Buffer.from(ranges).toString('latin1') : ranges,
      note,
    ]),
  );
}

function statements(database: DatabaseSync) {
  const where = 'where name = ? and place = ? and advisory = ?';
  return {
    affected: rowsOf(database, `select traits, ranges, note from affected ${where} order by seq`),
    add: database.prepare(
      'insert into affected (name, place, advisory, seq, traits, ranges, note) values (?, ?, ?, ?, ?, ?, ?)',
    ),
    drop: database.prepare(`delete from affected ${where}`),
  };
}
