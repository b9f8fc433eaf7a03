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
  const linked = rowsOf(
    database,
    `select * from (select packed_id, aliases from advisory
       where packed_id = ? and withdrawn_s is null and aliases is not null limit ${mostAdvisories})
     union all select * from (select a.packed_id, a.aliases from alias l join advisory a on a.id = l.advisory
       where l.packed_id = ? and a.withdrawn_s is null limit ${mostAdvisories})`,
  );
  return (start) => {
    const found = new Set([start]);
    let cve = isCve(start) ? start : undefined;
    // By steps, so that of several CVE ids the nearest wins.
    for (let ring: readonly string[] = [start]; ring.length > 0 && found.size < mostNames;) {
      const next = cvesFirst(ring.flatMap((id) => neighbours(linked, id))).filter((id) => !found.has(id));
      cve ??= next.find(isCve);
      ring = next.filter((id) => !isCve(id) || id === cve).slice(0, mostNames - found.size);
      for (const id of ring) found.add(id);
    }
    return cvesFirst(found);
  };
}

/** What advisories of this id name, and the ids of those that name it. */
function neighbours(linked: Rows, id: string): string[] {
  const packed = packId(id);
  return linked.all(packed, packed).flatMap((row) => {
    const [own, aliases] = [unpackId(numberOrTextAt(row, 0)), unpackIds(row[1])];
    const named = namedBy(own, aliases);
    if (own === id) return named;
    return named.includes(id) ? [own] : [];
  });
}

function namedBy(own: string, aliases: readonly string[]): readonly string[] {
  const cves = aliases.filter(isCve);
  if (cves.length + Number(isCve(own)) < 2) return aliases;
  return isCve(own) ? [] : cves.slice(0, 1);
}
