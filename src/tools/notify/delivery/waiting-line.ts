import { newId } from '#kernel/id.ts';
import { assertDelivers } from './assert-delivers.ts';
import { insertDeliveries, replacePayload } from './delivery-store.ts';
import type { StoredDestination } from './destination-list.ts';
import { moveToFallback } from './give-up.ts';
import { type Line, type LinedUp, mergeDeliveries, readLine, readWaiting } from './line-store.ts';
import { mergeWaiting } from './merge-waiting.ts';
import type { CourierOptions, Round } from './round.ts';

const mergeSpanMs = 60_000;

/** The one to send: the oldest of those that were tried least. */
export const pick = ({ first }: Line, nowMs: number): LinedUp | undefined =>
  first.find((one) => (one.next_try_ms ?? 0) <= nowMs);

/** How long until one of them may be tried. */
export const untilNext = ({ nextTryMs }: Line, nowMs: number, pollMs: number) =>
  nextTryMs === null ? pollMs : Math.min(pollMs, Math.max(1, nextTryMs - nowMs));

/** Reads the line, after putting together what can go together. */
export async function readAgain(options: CourierOptions, round: Round): Promise<void> {
  const { kernel, destinations, destinationId, bell } = options;
  bell.answer();
  round.readMs = kernel.clock.monotonic();
  const read = () => readLine(kernel.database, destinationId, kernel.clock.now());
  round.line = await read();
  const destination = destinations.find(destinationId);
  if (!destination || round.line.length === 0) return;
  const moved = await moveOn(options, round, destination);
  if (moved > 0) options.ringAll();
  if (moved > 0 || (await mergeLine(options, round, destination))) round.line = await read();
}

/** @returns how many messages no longer wait at a destination that refuses everything. */
async function moveOn(
  options: CourierOptions,
  { line }: Round,
  destination: StoredDestination,
): Promise<number> {
  const { broken_reason: broken, broken_reason_es: brokenEs, fallback_id: fallbackId } = destination.row;
  if (broken === null || (fallbackId === null && line.fallbacks === 0)) return 0;
  const reason = { en: broken, es: brokenEs ?? broken };
  return options.kernel.database.transaction(async (tx) => {
    await assertDelivers(options, tx);
    return moveToFallback(options, tx, destination, reason);
  });
}

async function mergeLine(
  options: CourierOptions,
  round: Round,
  destination: StoredDestination,
): Promise<boolean> {
  const { kernel } = options;
  const nowMs = kernel.clock.now();
  const startMs = Math.max(nowMs, destination.row.held_until_ms ?? 0);
  const room = round.window.roomUntil(nowMs + mergeSpanMs, startMs);
  const { groups, length } = round.line;
  if (groups === length && groups <= Math.max(1, room)) return false;
  await kernel.database.transaction(async (tx) => {
    await assertDelivers(options, tx);
    const rows = await readWaiting(tx, destination.id);
    const waiting = rows.map(({ id, payload }) => ({ id, payload: JSON.parse(payload) }));
    for (const { into, replaced } of mergeWaiting(waiting, room)) {
      const id = into.id ?? newId(nowMs);
      if (into.id === undefined)
        await insertDeliveries(tx, [{ id, destinationId: destination.id, payload: into.payload }], nowMs);
      else await replacePayload(tx, id, into.payload);
      await mergeDeliveries(tx, replaced, id);
    }
  });
  return true;
}
