import type { DatabaseSync } from 'node:sqlite';
import { cvesFirst, isCve, packId, unpackId } from './packed-id.ts';
import { unpackIds } from './packed-numbers.ts';
import { numberOrTextAt } from './row-values.ts';
import { type Rows, rowsOf } from './statement-store.ts';

/** Names of one flaw; more are a mistake of some source. */
const mostNames = 64;
/** Advisories that are looked at for one name. */
const mostAdvisories = 200;

/**
 * Names that sources say are the same flaw, over any number of steps, the given one among them, CVE ids first.
 *
 * Two CVE ids are never the same flaw, whatever lies between: the nearest one is taken and the way ends at others. An advisory that
 * names several (`GO-…` now and then) leads to the first of them only, since its other names belong to nobody knows which.
 */
export function sameFlawIn(database: DatabaseSync): (id: string) => readonly string[] {
  const sql = statements(database);
  return (start) => {
    const found = new Set([start]);
    let cve = isCve(start) ? start : undefined;
    // By steps, so that of several CVE ids the nearest wins.
    for (let ring: readonly string[] = [start]; ring.length > 0 && found.size < mostNames;) {
      const next = cvesFirst(ring.flatMap((id) => neighbours(sql, id))).filter((id) => !found.has(id));
      cve ??= next.find(isCve);
      ring = next.filter((id) => !isCve(id) || id === cve).slice(0, mostNames - found.size);
      for (const id of ring) found.add(id);
    }
    return cvesFirst(found);
  };
}

/** What advisories of this id name, and the ids of those that name it. */
function neighbours(sql: { readonly byId: Rows; readonly byAlias: Rows }, id: string): string[] {
  const packed = packId(id);
  const named = sql.byId.all(packed).flatMap((row) => namedBy(id, unpackIds(row[0])));
  const naming = sql.byAlias
    .all(packed)
    .map((row) => ({ own: unpackId(numberOrTextAt(row, 0)), aliases: unpackIds(row[1]) }))
    .filter(({ own, aliases }) => namedBy(own, aliases).includes(id));
  return [...named, ...naming.map(({ own }) => own)];
}

function namedBy(own: string, aliases: readonly string[]): readonly string[] {
  const cves = aliases.filter(isCve);
  if (cves.length + Number(isCve(own)) < 2) return aliases;
  return isCve(own) ? [] : cves.slice(0, 1);
}

function statements(database: DatabaseSync) {
  return {
    byId: rowsOf(
      database,
      `select aliases from advisory where packed_id = ? and withdrawn_s is null and aliases is not null limit ${mostAdvisories}`,
    ),
    byAlias: rowsOf(
      database,
      `select a.packed_id, a.aliases from alias l join advisory a on a.id = l.advisory where l.packed_id = ? and a.withdrawn_s is null limit ${mostAdvisories}`,
    ),
  };
}
