import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { advisoryHeads } from './advisory-heads-store.ts';
import type { Advisory } from './advisory.ts';
import { affectedRows } from './affected-rows-store.ts';
import type { ChangeSet } from './change-set.ts';
import { packDetail } from './packed-advisory.ts';
import { packId } from './packed-id.ts';
import type { Terms } from './term-store.ts';

export type Written = 'added' | 'changed' | 'unchanged';

/** Writes and removes single advisories; belongs in a transaction. */
export interface AdvisoryRows {
  put(part: number, advisory: Advisory): Written;
  remove(advisory: number): void;
}

export function advisoryRows(database: DatabaseSync, terms: Terms, changes: ChangeSet): AdvisoryRows {
  const heads = advisoryHeads(database, terms);
  const affected = affectedRows(database, terms, changes);
  const rest = restRows(database);
  return {
    put(part, advisory) {
      const hashed = hashOf(advisory);
      const old = heads.find(part, advisory);
      if (old?.hash === hashed) return 'unchanged';
      const groups = affected.groups(advisory.affected);
      const { id, isShownChanged } = heads.put({
        part,
        advisory,
        hash: hashed,
        held: [...groups.values()],
        old,
      });
      affected.put(id, old?.held ?? [], groups, isShownChanged);
      if (old) rest.drop(id, old.aliases);
      rest.add(id, advisory);
      return old ? 'changed' : 'added';
    },
    remove(advisory) {
      const old = heads.read(advisory);
      affected.remove(advisory, old.held);
      rest.drop(advisory, old.aliases);
      heads.drop(advisory);
    },
  };
}

/** 48 bits: what changes is told from what does not, for each id apart. */
function hashOf(advisory: Advisory): number {
  return hash('sha256', JSON.stringify(advisory), 'buffer').readUIntBE(0, 6);
}

/** Aliases and details. */
function restRows(database: DatabaseSync) {
  const addAlias = database.prepare('insert or ignore into alias (packed_id, advisory) values (?, ?)');
  const dropAlias = database.prepare('delete from alias where packed_id = ? and advisory = ?');
  const addDetail = database.prepare('insert into detail (advisory, body) values (?, ?)');
  const dropDetail = database.prepare('delete from detail where advisory = ?');
  return {
    add(advisory: number, told: Advisory): void {
      for (const alias of told.aliases) addAlias.run(packId(alias), advisory);
      const detail = packDetail(told);
      if (detail !== null) addDetail.run(advisory, detail);
    },
    drop(advisory: number, aliases: readonly string[]): void {
      for (const alias of aliases) dropAlias.run(packId(alias), advisory);
      dropDetail.run(advisory);
    },
  };
}
