import { pause } from '#kernel/coordinator/pause.ts';
import { assertDelivers } from './assert-delivers.ts';
import { carryMessage } from './carry-message.ts';
import type { DeliveryRow } from './delivery-store.ts';
import { type Line, type LinedUp, markSending } from './line-store.ts';
import type { CourierOptions, Round } from './round.ts';
import { sendWindow } from './send-window.ts';
import { type Done, failuresAfter, settle } from './settle.ts';
import { recentTries } from './try-store.ts';
import { pick, readAgain, untilNext } from './waiting-line.ts';

/** A long line is not read again for each message that joins it. */
const readAtMostEveryMs = 200;
const troubleWaitMs = 5_000;

/**
 * Carries one destination's messages, one at a time, until `signal` aborts. Nothing is sent before `sending` is on disk;
 * the outcome of one and the mark of the next share a commit.
 */
export async function runCourier(options: CourierOptions): Promise<void> {
  const { kernel, signal, bell, destinationId } = options;
  const round = await beginRound(options);
  while (!signal.aborted) {
    try {
      const waitMs = await step(options, round);
      if (waitMs > 0) await bell.wait(Math.min(waitMs, options.pollMs), signal);
    } catch (error) {
      kernel.log.warn(
        { error, destination: destinationId },
        'Messages wait: the database does not take them',
      );
      await pause(kernel.clock, troubleWaitMs, signal);
    }
  }
  // What is not written down now counts as possibly delivered at the next start.
  await flush(options, round).catch((error: unknown) =>
    kernel.log.warn({ error, destination: destinationId }, 'The last outcome could not be written down'),
  );
}

async function beginRound({ kernel, destinations, destinationId }: CourierOptions): Promise<Round> {
  const limits = destinations.find(destinationId)?.channel?.limits ?? [];
  const spanMs = limits.reduce((longest, { perMs }) => Math.max(longest, perMs), 0);
  const sent =
    spanMs === 0 ? [] : await recentTries(kernel.database, destinationId, kernel.clock.now() - spanMs);
  const window = sendWindow(limits, sent);
  return { window, line: emptyLine(), readMs: Number.NEGATIVE_INFINITY, failures: 0, done: undefined };
}

function emptyLine(): Line {
  return { first: [], length: 0, groups: 0, fallbacks: 0, nextTryMs: null };
}

/** @returns how long there is nothing to do. */
async function step(options: CourierOptions, round: Round): Promise<number> {
  const { kernel, destinations, destinationId, bell, pollMs } = options;
  if (round.done && round.done.outcome.kind !== 'sent') await flush(options, round);
  const now = () => kernel.clock.now();
  const isOld = kernel.clock.monotonic() - round.readMs >= readAtMostEveryMs;
  const isNews = bell.isRung && (isOld || closedMs(options, round, now()) > 0);
  if (isNews || pick(round.line, now()) === undefined) {
    await flush(options, round);
    await readAgain(options, round);
  }
  const destination = destinations.find(destinationId);
  const next = pick(round.line, now());
  if (!destination || next === undefined || closedMs(options, round, now()) > 0) {
    await flush(options, round);
    // How long is counted from here, since writing takes its time too.
    return Math.max(
      closedMs(options, round, now()),
      next === undefined ? untilNext(round.line, now(), pollMs) : 1,
    );
  }
  const row = await begin(options, round, next);
  round.line.first.splice(round.line.first.indexOf(next), 1);
  if (row) round.done = await carryMessage(options, round, destination, row);
  return 0;
}

/** How long nothing may go there, whatever waits. */
function closedMs(
  { destinations, destinationId, pollMs }: CourierOptions,
  round: Round,
  nowMs: number,
): number {
  const destination = destinations.find(destinationId);
  if (!destination?.channel || !destination.isEnabled || destination.row.broken_reason !== null)
    return pollMs;
  return Math.max(0, round.window.waitMs(nowMs), (destination.row.held_until_ms ?? 0) - nowMs);
}

async function flush(options: CourierOptions, round: Round): Promise<void> {
  const { done } = round;
  if (!done) return;
  await options.kernel.database.transaction(async (tx) => {
    await assertDelivers(options, tx);
    await settle(options, tx, done);
  });
  afterSettling(options, round, done);
}

function afterSettling(options: CourierOptions, round: Round, done: Done): void {
  round.done = undefined;
  round.failures = failuresAfter(done);
  if (done.outcome.kind === 'sent') return;
  round.line = emptyLine();
  if (done.outcome.kind === 'refused' || round.failures > 0) options.ringAll();
}

async function begin(options: CourierOptions, round: Round, next: LinedUp): Promise<DeliveryRow | undefined> {
  const { kernel } = options;
  const { done } = round;
  const row = await kernel.database.transaction(async (tx) => {
    await assertDelivers(options, tx);
    if (done) await settle(options, tx, done);
    return markSending(tx, next.id);
  });
  if (done) afterSettling(options, round, done);
  return row;
}
