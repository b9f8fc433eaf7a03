import type { Kysely, Transaction } from 'kysely';
import type { Database } from '#kernel/database/database.ts';
import type { BusTables } from './bus-tables.ts';
import type { Page, Position } from './outbox.ts';

export type InboxRow = BusTables['bus_inbox'];

export interface SubscriptionKey {
  readonly subscriber: string;
  readonly publisher: string;
}

export async function cursorOf(
  inbox: Kysely<BusTables>,
  { subscriber, publisher }: SubscriptionKey,
): Promise<Position | undefined> {
  return inbox
    .selectFrom('bus_cursor')
    .select(['sequence', 'event_id'])
    .where('subscriber', '=', subscriber)
    .where('publisher', '=', publisher)
    .executeTakeFirst();
}

/** Sets where a subscription that was never seen before starts; one that was goes on. */
export async function startCursor(
  inbox: Kysely<BusTables>,
  { subscriber, publisher }: SubscriptionKey,
  at: Position,
): Promise<void> {
  await inbox
    .insertInto('bus_cursor')
    .values({ subscriber, publisher, ...at })
    .onConflict((conflict) => conflict.columns(['subscriber', 'publisher']).doNothing())
    .execute();
}

/**
 * Takes a page in and moves the cursor with it, unless another process of this subscription has moved it since `from`.
 * Events that are known already stay as they are.
 */
export async function takeIn(
  tx: Transaction<BusTables>,
  subscription: SubscriptionKey,
  from: Position,
  page: Page,
): Promise<void> {
  const { subscriber, publisher } = subscription;
  const moved = await tx
    .updateTable('bus_cursor')
    .set(page.position)
    .where('subscriber', '=', subscriber)
    .where('publisher', '=', publisher)
    .where('sequence', '=', from.sequence)
    .where('event_id', '=', from.event_id)
    .executeTakeFirst();
  if (moved.numUpdatedRows === 0n || page.events.length === 0) return;
  const waiting = { subscriber, state: 'waiting', attempts: 0, due_ms: 0, error: '', changed_ms: 0 } as const;
  await tx
    .insertInto('bus_inbox')
    .values(page.events.map(({ id, ...event }) => ({ ...event, ...waiting, event_id: id })))
    .onConflict((conflict) => conflict.columns(['subscriber', 'event_id']).doNothing())
    .execute();
}

/** The waiting events that no earlier one of the same key holds back. */
function firstOfEachKey(inbox: Kysely<BusTables>, subscriber: string) {
  return inbox
    .selectFrom('bus_inbox as event')
    .where('event.subscriber', '=', subscriber)
    .where('event.state', '=', 'waiting')
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('bus_inbox as earlier')
            .select('earlier.event_id')
            .whereRef('earlier.subscriber', '=', 'event.subscriber')
            .whereRef('earlier.key', '=', 'event.key')
            .where('earlier.state', '=', 'waiting')
            .whereRef('earlier.sequence', '<', 'event.sequence'),
        ),
      ),
    );
}

/**
 * The event to handle next, locked until the transaction ends so that no other process takes it. A due time further
 * away than any wait was set by a clock that has been set back since, and counts as due.
 */
export async function claimNext(
  tx: Transaction<BusTables>,
  engine: Database['engine'],
  subscriber: string,
  now: { readonly nowMs: number; readonly longestRetryMs: number },
): Promise<InboxRow | undefined> {
  return firstOfEachKey(tx, subscriber)
    .selectAll('event')
    .where((where) =>
      where.or([
        where('event.due_ms', '<=', now.nowMs),
        where('event.due_ms', '>', now.nowMs + now.longestRetryMs),
      ]),
    )
    .orderBy('event.sequence')
    .limit(1)
    .$if(engine === 'postgres', (query) => query.forUpdate().skipLocked())
    .executeTakeFirst();
}

/** When the next waiting event is due, or undefined when none waits. */
export async function nextDue(inbox: Kysely<BusTables>, subscriber: string): Promise<number | undefined> {
  const row = await firstOfEachKey(inbox, subscriber)
    .select(({ fn }) => fn.min('event.due_ms').as('due_ms'))
    .executeTakeFirst();
  return row?.due_ms ?? undefined;
}

/** Keeps the id, so that the event is not taken in twice, and drops the payload. */
export async function markDone(tx: Transaction<BusTables>, row: InboxRow, nowMs: number): Promise<void> {
  await change(tx, row, { state: 'done', payload: '', error: '', changed_ms: nowMs });
}

/** Counts a failed try, unless another process has had its turn on the event since. */
export async function markFailed(
  inbox: Kysely<BusTables>,
  row: InboxRow,
  failure: Pick<InboxRow, 'state' | 'due_ms' | 'error' | 'changed_ms'>,
): Promise<void> {
  await change(inbox, row, { ...failure, attempts: row.attempts + 1 });
}

async function change(inbox: Kysely<BusTables>, row: InboxRow, values: Partial<InboxRow>): Promise<void> {
  await inbox
    .updateTable('bus_inbox')
    .set(values)
    .where('subscriber', '=', row.subscriber)
    .where('event_id', '=', row.event_id)
    .where('state', '=', 'waiting')
    .where('attempts', '=', row.attempts)
    .execute();
}

/** Puts a dead letter back in line. @returns false when there is none of that id. */
export async function revive(
  inbox: Kysely<BusTables>,
  subscriber: string,
  eventId: string,
): Promise<boolean> {
  const revived = await inbox
    .updateTable('bus_inbox')
    .set({ state: 'waiting', attempts: 0, due_ms: 0 })
    .where('subscriber', '=', subscriber)
    .where('event_id', '=', eventId)
    .where('state', '=', 'dead')
    .executeTakeFirst();
  return revived.numUpdatedRows > 0n;
}

/** Sets a subscription back to just behind `afterSequence` and forgets what it made of the events after it. */
export async function rewind(
  tx: Transaction<BusTables>,
  subscription: SubscriptionKey,
  afterSequence: number,
): Promise<void> {
  const { subscriber, publisher } = subscription;
  await tx
    .deleteFrom('bus_inbox')
    .where('subscriber', '=', subscriber)
    .where('sequence', '>', afterSequence)
    .where('state', '=', 'done')
    .execute();
  await tx
    .updateTable('bus_inbox')
    .set({ state: 'waiting', attempts: 0, due_ms: 0 })
    .where('subscriber', '=', subscriber)
    .where('sequence', '>', afterSequence)
    .where('state', '=', 'dead')
    .execute();
  await tx
    .updateTable('bus_cursor')
    .set({ sequence: afterSequence, event_id: '' })
    .where('subscriber', '=', subscriber)
    .where('publisher', '=', publisher)
    .execute();
}
