import type { Database } from '#kernel/database/database.ts';
import { rowsFor, writeRowsAlone } from '#kernel/database/write-rows.ts';
import type { Pace } from '#library/registry/pace.ts';
import type { FactTables } from './fact-tables.ts';

const paceRows = rowsFor<FactTables['paces'], readonly [host: string, pace: Pace]>(
  'paces',
  {
    host: ([host]) => host,
    pace: ([, pace]) => JSON.stringify(pace),
    at_ms: ([, pace]) => pace.atMs,
  },
  { on: ['host'], does: 'overwrite' },
);

export async function writePaces(
  database: Database<FactTables>,
  paces: readonly (readonly [host: string, pace: Pace])[],
): Promise<void> {
  await writeRowsAlone(database, paceRows(paces));
}

/** Forgets hosts that were not asked since `sinceMs`. */
export async function readPaces(
  { query }: Database<FactTables>,
  sinceMs: number,
): Promise<Map<string, Pace>> {
  await query.deleteFrom('paces').where('at_ms', '<', sinceMs).execute();
  const rows = await query.selectFrom('paces').select(['host', 'pace']).execute();
  return new Map(rows.map(({ host, pace }) => [host, paceFrom(pace)]));
}

function paceFrom(text: string): Pace {
  const pace: Pace = JSON.parse(text);
  return pace;
}
