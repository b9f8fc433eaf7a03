import { updateFound } from '#contracts/watcher/events.ts';
import type { Database, Transaction } from '#kernel/database/database.ts';
import type { Found, Told } from './news.ts';
import type { ToldTables } from './told-tables.ts';

export async function readTold(database: Database<ToldTables>): Promise<Told[]> {
  const rows = await database.query
    .selectFrom('told_updates')
    .select(['host', 'name', 'payload'])
    .where('settled_ms', 'is', null)
    .execute();
  return rows.map(({ host, name, payload }) => ({
    host,
    name,
    found: updateFound.schema.parse(JSON.parse(payload)),
  }));
}

/** False when it was told before, by whichever process. */
export async function addTold(tx: Transaction<ToldTables>, found: Found, nowMs: number): Promise<boolean> {
  const added = await tx
    .insertInto('told_updates')
    .values({ ...keyOf(found), told_ms: nowMs, settled_ms: null, payload: JSON.stringify(found) })
    .onConflict((conflict) => conflict.columns(['host', 'name', 'tag', 'digest']).doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** False when it was settled before. */
export async function settleTold(tx: Transaction<ToldTables>, found: Found, nowMs: number): Promise<boolean> {
  const { host, name, tag, digest } = keyOf(found);
  const changed = await tx
    .updateTable('told_updates')
    .set({ settled_ms: nowMs })
    .where('host', '=', host)
    .where('name', '=', name)
    .where('tag', '=', tag)
    .where('digest', '=', digest)
    .where('settled_ms', 'is', null)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** Versions that nobody offers any more are not told of again for so long. */
export async function forgetTold(database: Database<ToldTables>, beforeMs: number): Promise<void> {
  await database.query.deleteFrom('told_updates').where('settled_ms', '<', beforeMs).execute();
}

function keyOf({ host, name, to }: Found) {
  return { host, name, tag: to.tag ?? '', digest: to.digest ?? '' };
}

export interface LastCheck {
  readonly endedMs: number;
  readonly durationMs: number;
  readonly requests: number;
}

export async function readLastCheck(database: Database<ToldTables>): Promise<LastCheck | undefined> {
  const row = await database.query.selectFrom('checks').selectAll().executeTakeFirst();
  return row && { endedMs: row.ended_ms, durationMs: row.duration_ms, requests: row.requests };
}

export async function writeLastCheck(database: Database<ToldTables>, check: LastCheck): Promise<void> {
  const values = { ended_ms: check.endedMs, duration_ms: check.durationMs, requests: check.requests };
  await database.query
    .insertInto('checks')
    .values({ id: 1, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

export async function readToldRegistries(database: Database<ToldTables>): Promise<Set<string>> {
  const rows = await database.query.selectFrom('told_registries').select('domain').execute();
  return new Set(rows.map(({ domain }) => domain));
}

/** False when it was there already. */
export async function addToldRegistry(
  tx: Transaction<ToldTables>,
  domain: string,
  sinceMs: number,
): Promise<boolean> {
  const added = await tx
    .insertInto('told_registries')
    .values({ domain, since_ms: sinceMs })
    .onConflict((conflict) => conflict.column('domain').doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function removeToldRegistry(tx: Transaction<ToldTables>, domain: string): Promise<boolean> {
  const gone = await tx.deleteFrom('told_registries').where('domain', '=', domain).executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
