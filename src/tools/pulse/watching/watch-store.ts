import type { Database, Transaction } from '#kernel/database/database.ts';
import { rowWriter } from '#kernel/database/write-rows.ts';
import { newMonitorState } from '../states/monitor-state.ts';
import type { StoredWatch } from './stored-watch.ts';
import type { WatchTables } from './watch-tables.ts';

/** By the numbers of the monitors. What cannot be read is as if there were nothing: that monitor is judged anew. */
export async function readWatch(database: Database<WatchTables>): Promise<Map<number, StoredWatch>> {
  const rows = await database.query.selectFrom('watch_states').selectAll().execute();
  const found = new Map<number, StoredWatch>();
  for (const { number, state } of rows) {
    const watch = watchOf(state);
    if (watch) found.set(number, watch);
  }
  return found;
}

/** What is undefined is not in JSON, and what was added since is not in what was stored. */
function watchOf(text: string): StoredWatch | undefined {
  try {
    const stored: StoredWatch = JSON.parse(text);
    return { ...stored, state: { ...newMonitorState(0), ...stored.state } };
  } catch {
    return undefined;
  }
}

const writeRows = rowWriter<WatchTables['watch_states'], readonly [number, StoredWatch]>(
  'watch_states',
  { number: ([number]) => number, state: ([, watch]) => JSON.stringify(watch) },
  { on: ['number'], does: 'overwrite' },
);

/** Undefined: it is forgotten. */
export async function writeStates(
  tx: Transaction<WatchTables>,
  states: ReadonlyMap<number, StoredWatch | undefined>,
): Promise<void> {
  const kept = [...states].flatMap(([number, watch]) => (watch ? [[number, watch] as const] : []));
  await writeRows(tx, kept);
  const gone = [...states].filter(([, watch]) => !watch).map(([number]) => number);
  if (gone.length > 0) await tx.deleteFrom('watch_states').where('number', 'in', gone).execute();
}

/** The number of the last batch from this place, and when it was stored; 0 where there was none. */
export async function readProgress(
  database: Database<WatchTables>,
  location: string,
): Promise<{ readonly batch: number; readonly atMs: number }> {
  await database.query
    .insertInto('watch_progress')
    .values({ location, batch: 0, at_ms: 0 })
    .onConflict((conflict) => conflict.column('location').doNothing())
    .execute();
  const row = await database.query
    .selectFrom('watch_progress')
    .select(['batch', 'at_ms'])
    .where('location', '=', location)
    .executeTakeFirstOrThrow();
  return { batch: row.batch, atMs: row.at_ms };
}

/** False: this batch has been written before, although whoever wrote it was not told so. */
export async function beginBatch(
  tx: Transaction<WatchTables>,
  location: string,
  batch: number,
  atMs: number,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('watch_progress')
    .set({ batch, at_ms: atMs })
    .where('location', '=', location)
    .where('batch', '<', batch)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
