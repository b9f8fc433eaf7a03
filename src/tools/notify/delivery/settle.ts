import type { Transaction } from '#kernel/database/database.ts';
import type { SendOutcome } from '../channels/channel.ts';
import type { NotifySchema } from '../notify-schema.ts';
import { giveUpAfterMs, nextWaitMs } from './backoff.ts';
import { type DeliveryRow, updateDelivery } from './delivery-store.ts';
import type { StoredDestination } from './destination-list.ts';
import { readSealed } from './destination-store.ts';
import { destinationRemoved, inBoth, reasonOf } from '../reason.ts';
import { breakDestination, type Givers, giveUp, moveToFallback } from './give-up.ts';
import { overdueDeliveries, setGiveUp } from './line-store.ts';
import type { Tried } from './try-send.ts';
import { insertTry } from './try-store.ts';

type Tx = Transaction<NotifySchema>;

/** A try whose outcome is not written down yet. */
export interface Done extends Tried {
  readonly row: DeliveryRow;
  readonly destination: StoredDestination;
  /** When the outcome was known. */
  readonly endMs: number;
  /** Failures in a row at this destination, before this try. */
  readonly failures: number;
  /** 0 to 1. */
  readonly random: number;
}

type Of<Kind extends SendOutcome['kind']> = Extract<SendOutcome, { kind: Kind }>;

/** Failures in a row at the destination, after a try. A pause that was asked for is none. */
export function failuresAfter({ outcome, failures }: Done): number {
  if (outcome.kind === 'sent') return 0;
  return outcome.kind === 'retry' && outcome.afterMs === undefined ? failures + 1 : failures;
}

/** Writes down what came of a try, and what follows from it. */
export async function settle(givers: Givers, tx: Tx, done: Done): Promise<void> {
  const { row, outcome, atMs, durationMs } = done;
  const code = outcome.code ?? null;
  await insertTry(tx, {
    delivery_id: row.id,
    at_ms: atMs,
    outcome: outcome.kind,
    code,
    text: outcome.kind === 'sent' ? '' : outcome.reason,
    text_es: outcome.kind === 'sent' ? null : (outcome.reasonEs ?? null),
    duration_ms: durationMs,
  });
  if (outcome.kind === 'sent') return settleSent(givers, tx, done, outcome);
  await updateDelivery(tx, row.id, {
    code,
    last_error: outcome.reason,
    last_error_es: outcome.reasonEs ?? null,
  });
  if (givers.destinations.find(done.destination.id) === undefined)
    return giveUp(givers, tx, done.destination, row, destinationRemoved);
  if (outcome.kind === 'retry') return settleRetry(givers, tx, done, outcome);
  return settleRefused(givers, tx, done, outcome);
}

async function settleSent({ destinations }: Givers, tx: Tx, done: Done, outcome: Of<'sent'>): Promise<void> {
  const { row, destination, endMs } = done;
  await updateDelivery(tx, row.id, {
    state: 'sent',
    sent_ms: endMs,
    code: outcome.code ?? null,
    reference: outcome.reference ?? null,
    last_error: null,
    last_error_es: null,
    next_try_ms: null,
    give_up_ms: null,
  });
  await destinations.note(tx, destination.id, {
    last_sent_ms: endMs,
    held_until_ms: null,
    held_reason: null,
    held_reason_es: null,
  });
  if (done.failures > 0 || destination.row.held_until_ms !== null) await setGiveUp(tx, destination.id, null);
}

async function settleRetry(givers: Givers, tx: Tx, done: Done, outcome: Of<'retry'>): Promise<void> {
  const { row, destination, endMs, random } = done;
  const { afterMs } = outcome;
  const untilMs = endMs + nextWaitMs(failuresAfter(done), afterMs, random);
  // A message that fails alone comes back more and more rarely, so that it does not hold up the others.
  const ownMs = nextWaitMs(Math.max(1, row.attempts), afterMs, random);
  await updateDelivery(tx, row.id, { state: 'waiting', next_try_ms: endMs + ownMs });
  await givers.destinations.note(tx, destination.id, {
    held_until_ms: untilMs,
    held_reason: outcome.reason,
    held_reason_es: outcome.reasonEs ?? null,
    is_hold_asked: afterMs === undefined ? 0 : 1,
  });
  // Also for a pause that was asked for: who asks for one again and again takes nothing.
  await setGiveUp(tx, destination.id, endMs + giveUpAfterMs);
  for (const overdue of await overdueDeliveries(tx, destination.id, endMs))
    await giveUp(givers, tx, destination, overdue, inBoth(tooLate, ' ', reasonOf(outcome)));
}

const tooLate = { en: 'Not delivered in 24 hours.', es: 'Sin entregar en 24 horas.' };

async function settleRefused(givers: Givers, tx: Tx, done: Done, outcome: Of<'refused'>): Promise<void> {
  const { row, destination, endMs } = done;
  const reason = reasonOf(outcome);
  if (!outcome.isBroken) return giveUp(givers, tx, destination, row, reason);
  await updateDelivery(tx, row.id, { state: 'waiting', next_try_ms: endMs });
  // Refused with settings that somebody has changed meanwhile: that says nothing about the new ones.
  if ((await readSealed(tx, destination.id)) !== destination.row.settings) return;
  await breakDestination(givers, tx, destination, reason);
  await moveToFallback(givers, tx, destination, reason);
}
