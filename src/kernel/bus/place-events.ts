import { sql } from 'kysely';
import type { Database } from '#kernel/database/database.ts';
import type { BusTables } from './bus-tables.ts';

/** The channel of the doorbell; its payload is the publisher's tool. */
export const doorbellChannel = 'nexus_bus';

/** One tool's outbox on PostgreSQL, reached through any tool's connections. */
export interface PlacedOutbox {
  readonly tool: string;
  readonly schema: string;
  readonly database: Database<BusTables>;
}

/**
 * Gives events their place in the line. Identity values become visible out of order (a transaction that took a lower one
 * may commit later), so reading behind the highest one seen would skip events. One transaction at a time numbers what is
 * visible, and readers follow those numbers. The doorbell rings once for all that were placed.
 * @returns the ids placed by this call; all that was committed before it has its place then.
 */
export async function placeEvents({ tool, schema, database }: PlacedOutbox): Promise<readonly string[]> {
  const outbox = database.query.withSchema(schema);
  const unplaced = outbox.selectFrom('bus_outbox').select('ordinal').where('sequence', 'is', null).limit(1);
  if (!(await unplaced.executeTakeFirst())) return [];
  return database.transaction(async (tx) => {
    // A process that freezes here must not keep the others waiting.
    await sql`set local idle_in_transaction_session_timeout = 5000`.execute(tx);
    await sql`select pg_advisory_xact_lock(hashtextextended(${`nexus bus ${schema}`}, 0))`.execute(tx);
    const table = sql.id(schema, 'bus_outbox');
    const placed = await sql<{ id: string }>`
      with unplaced as (
        select ordinal, row_number() over (order by ordinal) as place from ${table} where sequence is null
      ), line as (
        select coalesce(max(sequence), 0) as last from ${table}
      )
      update ${table} as event set sequence = line.last + unplaced.place
      from unplaced, line where event.ordinal = unplaced.ordinal
      returning event.id`.execute(tx);
    if (placed.rows.length > 0) await sql`select pg_notify(${doorbellChannel}, ${tool})`.execute(tx);
    return placed.rows.map(({ id }) => id);
  });
}
