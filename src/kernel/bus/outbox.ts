import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { BusTables } from './bus-tables.ts';

export interface StoredEvent {
  readonly sequence: number;
  readonly id: string;
  readonly name: string;
  readonly key: string;
  readonly payload: string;
  readonly at_ms: number;
}

/** A place in a publisher's line: just behind the event of that id, or of any id where it is empty. */
export interface Position {
  readonly sequence: number;
  readonly event_id: string;
}

export const lineStart: Position = { sequence: 0, event_id: '' };

/** What lies behind a position, and the position up to which it was looked for. */
export interface Page {
  readonly events: readonly StoredEvent[];
  readonly position: Position;
  /** The publisher's database was set back, to a backup for example: its line was read from the start again. */
  readonly isRewound: boolean;
}

export const pageSize = 200;

/**
 * Where an event gets its place in the line. SQLite has one writer, so that rows commit in the order they were
 * inserted; PostgreSQL commits them in any order, and a sequencer gives the places afterwards.
 */
export type Placing = 'on-insert' | 'by-sequencer';

export async function insertEvent(
  tx: Transaction<BusTables>,
  event: Omit<StoredEvent, 'sequence'>,
  placing: Placing,
): Promise<void> {
  const next = sql<number>`(select coalesce(max(sequence), 0) + 1 from bus_outbox)`;
  await tx
    .insertInto('bus_outbox')
    .values({ ...event, sequence: placing === 'on-insert' ? next : null })
    .execute();
}

/** The newest event that has a place. The newest row is never forgotten, so the line never starts over. */
export async function lineHead(outbox: Kysely<BusTables>): Promise<Position> {
  const row = await outbox
    .selectFrom('bus_outbox')
    .select(['sequence', 'id as event_id'])
    .where('sequence', 'is not', null)
    .orderBy('sequence', 'desc')
    .limit(1)
    .$narrowType<{ sequence: number }>()
    .executeTakeFirst();
  return row ?? lineStart;
}

/** The next events of these names behind `after`. */
export async function readPage(
  outbox: Kysely<BusTables>,
  after: Position,
  names: readonly string[],
): Promise<Page> {
  // The head comes first: an event placed between the two reads is left for the next page instead of skipped.
  const head = await lineHead(outbox);
  if (head.event_id === after.event_id) return { events: [], position: head, isRewound: false };
  const isRewound = head.sequence < after.sequence || !(await isOnLine(outbox, after));
  const start = isRewound ? lineStart : after;
  const rows = await outbox
    .selectFrom('bus_outbox')
    .select(['sequence', 'id', 'name', 'key', 'payload', 'at_ms'])
    .where('sequence', '>', start.sequence)
    .where('sequence', '<=', head.sequence)
    .where('name', 'in', names)
    .orderBy('sequence')
    .limit(pageSize)
    .$narrowType<{ sequence: number }>()
    .execute();
  const last = rows.at(-1);
  const position = rows.length === pageSize && last ? { sequence: last.sequence, event_id: last.id } : head;
  return { events: rows, position, isRewound };
}

/** False when another event stands at that place. One that is no longer kept tells nothing. */
async function isOnLine(outbox: Kysely<BusTables>, position: Position): Promise<boolean> {
  if (position.event_id === '') return true;
  const row = await outbox
    .selectFrom('bus_outbox')
    .select('id')
    .where('sequence', '=', position.sequence)
    .executeTakeFirst();
  return row === undefined || row.id === position.event_id;
}
