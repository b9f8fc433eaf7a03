import { DatabaseSync } from 'node:sqlite';
import type { Part, PartName } from '../../advisories/part-state.ts';
import type { KeptPart } from './index-requests.ts';

/** How much each part told: advisories, or facts of flaws. */
export function countTold(indexPath: string, parts: readonly Part[]): readonly KeptPart[] {
  using database = new DatabaseSync(indexPath, { readOnly: true });
  const counts = new Map<string, number>();
  const tables = ['advisory', 'exploited', 'likelihood'].map(
    (table) => `select part, count(*) as told from ${table} group by part`,
  );
  const rows = database
    .prepare(
      `select feed, p.part as name, sum(told) as told from (${tables.join(' union all ')}) c join part p on p.id = c.part group by p.id`,
    )
    .all();
  for (const { feed, name, told } of rows) counts.set(`${String(feed)}\n${String(name)}`, Number(told));
  return parts.map((part) => ({ ...part, told: counts.get(`${part.feed}\n${part.part}`) ?? 0 }));
}

/** Packages that the advisories of some parts say something of. */
export function countAffected(indexPath: string, parts: readonly PartName[]): number {
  using database = new DatabaseSync(indexPath, { readOnly: true });
  const count = database.prepare(
    `select count(*) as number from affected f join advisory a on a.id = f.advisory join part p on p.id = a.part
     where p.feed = ? and p.part = ?`,
  );
  return parts.reduce((sum, { feed, part }) => sum + Number(count.get(feed, part)?.['number']), 0);
}
