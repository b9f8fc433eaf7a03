import type { Kysely } from 'kysely';
import type { BusLimits } from './bus.ts';
import type { BusTables } from './bus-tables.ts';
import { lineHead } from './outbox.ts';

const dayMs = 24 * 3_600_000;
/** A subscription that has not been seen for this long no longer holds events back. */
const readerForgottenMs = 30 * dayMs;
const deadLetterKeptMs = 90 * dayMs;

/** Tells the publisher how far a subscription has taken its events in. */
export async function reportReader(
  outbox: Kysely<BusTables>,
  subscriber: string,
  sequence: number,
  nowMs: number,
): Promise<void> {
  const seen = { sequence, seen_ms: nowMs };
  await outbox
    .insertInto('bus_reader')
    .values({ subscriber, ...seen })
    .onConflict((conflict) => conflict.column('subscriber').doUpdateSet(seen))
    .execute();
}

/** Forgets published events that are old or too many, and that every reader seen lately has taken in. */
export async function forgetPublished(
  outbox: Kysely<BusTables>,
  limits: BusLimits,
  nowMs: number,
): Promise<void> {
  await outbox
    .deleteFrom('bus_reader')
    .where('seen_ms', '<', nowMs - readerForgottenMs)
    .execute();
  const slowest = await outbox
    .selectFrom('bus_reader')
    .select(({ fn }) => fn.min('sequence').as('sequence'))
    .executeTakeFirst();
  const head = await lineHead(outbox);
  const takenIn = Math.min(slowest?.sequence ?? head.sequence, head.sequence - 1);
  await outbox
    .deleteFrom('bus_outbox')
    .where('sequence', '<=', takenIn)
    .where((where) =>
      where.or([
        where('at_ms', '<', nowMs - limits.keepMs),
        where('sequence', '<=', head.sequence - limits.keepEvents),
      ]),
    )
    .execute();
}

/**
 * Forgets which events were handled, after twice the time they can be replayed for: a publisher that is set back to a
 * backup offers again what it still keeps.
 */
export async function forgetHandled(
  inbox: Kysely<BusTables>,
  limits: BusLimits,
  nowMs: number,
): Promise<void> {
  await inbox
    .deleteFrom('bus_inbox')
    .where((where) =>
      where.or([
        where.and([where('state', '=', 'done'), where('changed_ms', '<', nowMs - 2 * limits.keepMs)]),
        where.and([where('state', '=', 'dead'), where('changed_ms', '<', nowMs - deadLetterKeptMs)]),
      ]),
    )
    .execute();
}
