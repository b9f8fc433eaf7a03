import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Advisory, Affected } from './advisory.ts';
import { type Held, advisoryHeads } from './advisory-heads-store.ts';
import type { ChangeSet } from './change-set.ts';
import { packAffected, packDetail } from './packed-advisory.ts';
import { packId } from './packed-id.ts';
import { type Row, numberOrTextAt } from './row-values.ts';
import { rowsOf } from './statement-store.ts';
import type { Terms } from './term-store.ts';

export type Written = 'added' | 'changed' | 'unchanged';

/** Writes and removes single advisories; belongs in a transaction. */
export interface AdvisoryRows {
  put(part: number, advisory: Advisory): Written;
  remove(advisory: number): void;
}

/** Columns of a row of `affected` behind its name and place, as they are bound. */
type PackedRow = readonly [traits: number | string, ranges: string | Uint8Array | null, note: string | null];
interface Group {
  readonly name: number;
  readonly place: number;
  readonly rows: PackedRow[];
}
/** By name and place. */
type Groups = Map<string, Group>;

export function advisoryRows(database: DatabaseSync, terms: Terms, changes: ChangeSet): AdvisoryRows {
  const sql = statements(database);
  const heads = advisoryHeads(database, terms);

  function groupsOf(affected: readonly Affected[]): Groups {
    const groups: Groups = new Map();
    for (const one of affected) {
      const { traits, ranges, note } = packAffected(one);
      const [name, place] = [terms.nameId(one.name), terms.placeId(one.ecosystem, one.release)];
      addTo(groups, name, place, [terms.pack(traits), ranges, note]);
    }
    return groups;
  }

  function* storedGroups(advisory: number, held: Held): Generator<Group, void> {
    for (const { name, place } of held)
      yield { name, place, rows: sql.affected.all(name, place, advisory).map(packedRowOf) };
  }

  function putGroups(advisory: number, before: Held, after: Groups, isAllChanged: boolean): void {
    const left = new Map(after);
    for (const { name, place, rows } of storedGroups(advisory, before)) {
      const key = `${name} ${place}`;
      const isSame = signatureOf(rows) === signatureOf(after.get(key)?.rows ?? []);
      if (isAllChanged || !isSame) changes.addName(place, name);
      if (!isSame) sql.dropAffected.run(name, place, advisory);
      else left.delete(key);
    }
    for (const { name, place, rows } of left.values()) {
      changes.addName(place, name);
      rows.forEach((row, seq) => sql.addAffected.run(name, place, advisory, seq, ...row));
    }
  }

  function putRest(advisory: number, { aliases, details, references }: Advisory): void {
    for (const alias of aliases) sql.addAlias.run(packId(alias), advisory);
    sql.dropDetail.run(advisory);
    const detail = packDetail({ details, references });
    if (detail !== null) sql.addDetail.run(advisory, detail);
  }

  function dropAliases(advisory: number, aliases: readonly string[]): void {
    for (const alias of aliases) sql.dropAlias.run(packId(alias), advisory);
  }

  return {
    put(part, advisory) {
      const hash = hashOf(advisory);
      const old = heads.find(part, advisory);
      if (old?.hash === hash) return 'unchanged';
      const groups = groupsOf(advisory.affected);
      const { id, isShownChanged } = heads.put({ part, advisory, hash, held: [...groups.values()], old });
      putGroups(id, old?.held ?? [], groups, isShownChanged);
      if (old) dropAliases(id, old.aliases);
      putRest(id, advisory);
      return old ? 'changed' : 'added';
    },
    remove(advisory) {
      const old = heads.read(advisory);
      for (const { name, place } of old.held) {
        changes.addName(place, name);
        sql.dropAffected.run(name, place, advisory);
      }
      dropAliases(advisory, old.aliases);
      sql.dropDetail.run(advisory);
      heads.drop(advisory);
    },
  };
}

function addTo(groups: Groups, name: number, place: number, row: PackedRow): void {
  const key = `${name} ${place}`;
  const group = groups.get(key) ?? { name, place, rows: [] };
  group.rows.push(row);
  groups.set(key, group);
}

function packedRowOf(row: Row): PackedRow {
  const [, ranges, note] = row;
  return [
    numberOrTextAt(row, 0),
    typeof ranges === 'string' || ranges instanceof Uint8Array ? ranges : null,
    typeof note === 'string' ? note : null,
  ];
}

/** 48 bits: what changes is told from what does not, for each id apart. */
function hashOf(advisory: Advisory): number {
  return createHash('sha256').update(JSON.stringify(advisory)).digest().readUIntBE(0, 6);
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
    addAffected: database.prepare(
      'insert into affected (name, place, advisory, seq, traits, ranges, note) values (?, ?, ?, ?, ?, ?, ?)',
    ),
    dropAffected: database.prepare(`delete from affected ${where}`),
    addAlias: database.prepare('insert or ignore into alias (packed_id, advisory) values (?, ?)'),
    dropAlias: database.prepare('delete from alias where packed_id = ? and advisory = ?'),
    addDetail: database.prepare('insert into detail (advisory, body) values (?, ?)'),
    dropDetail: database.prepare('delete from detail where advisory = ?'),
  };
}
