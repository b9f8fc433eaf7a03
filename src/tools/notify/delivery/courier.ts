import type { Lease } from '#kernel/coordinator/coordinator.ts';
import { pause } from '#kernel/coordinator/pause.ts';
import { unavailable } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { Doorbell } from '../doorbell.ts';
import type { MessageWriter } from '../messages/message-writer.ts';
import {
  type DeliveryRow,
  insertDeliveries,
  type LinedUp,
  markSending,
  mergeDeliveries,
  readLine,
  readWaiting,
  recentTries,
  replacePayload,
} from './delivery-store.ts';
import type { StoredDestination } from './destination-list.ts';
import { readMemory, writeMemory } from './destination-store.ts';
import { fallbackOf, type Givers, moveToFallback } from './give-up.ts';
import { mergeWaiting } from './merge-waiting.ts';
import { type SendWindow, sendWindow } from './send-window.ts';
import { type Done, failuresAfter, settle } from './settle.ts';
import { trySend } from './try-send.ts';

export interface CourierOptions extends Givers {
  readonly destinationId: string;
  readonly writer: MessageWriter;
  readonly fetch: typeof fetch;
  readonly lease: Pick<Lease, 'name' | 'epoch'>;
  readonly signal: AbortSignal;
  readonly bell: Doorbell;
  /** How often the line is read though nobody rang. */
  readonly pollMs: number;
  readonly random: () => number;
  /** Others have something new to carry. */
  readonly ringAll: () => void;
}

/** What one destination's courier carries in its head. All of it can be rebuilt from the database. */
interface Round {
  readonly window: SendWindow;
  line: LinedUp[];
  readMs: number;
  failures: number;
  done: Done | undefined;
}

const mergeSpanMs = 60_000;
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
  return { window, line: [], readMs: Number.NEGATIVE_INFINITY, failures: 0, done: undefined };
}

/** @returns how long there is nothing to do. */
async function step(options: CourierOptions, round: Round): Promise<number> {
  const { kernel, destinations, destinationId, bell, pollMs } = options;
  if (round.done && round.done.outcome.kind !== 'sent') await flush(options, round);
  const now = () => kernel.clock.now();
  const isOld = kernel.clock.monotonic() - round.readMs >= readAtMostEveryMs;
  const isNews = bell.isRung && (isOld || closedMs(options, round, now()) > 0);
  if (isNews || pick(round.line, now()) === undefined) await readAgain(options, round);
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
  round.line.splice(round.line.indexOf(next), 1);
  if (row) round.done = await carry(options, round, destination, row);
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

/** The one to send: the oldest of those that were tried least. */
function pick(line: readonly LinedUp[], nowMs: number): LinedUp | undefined {
  let best: LinedUp | undefined;
  for (const one of line) {
    if ((one.next_try_ms ?? 0) > nowMs || (best && best.attempts <= one.attempts)) continue;
    best = one;
    if (one.attempts === 0) break;
  }
  return best;
}

const untilNext = (line: readonly LinedUp[], nowMs: number, pollMs: number) =>
  line.reduce((soonest, one) => Math.min(soonest, Math.max(1, (one.next_try_ms ?? 0) - nowMs)), pollMs);

async function flush(options: CourierOptions, round: Round): Promise<void> {
  const { done } = round;
  if (!done) return;
  await options.kernel.database.transaction((tx) => settle(options, tx, done));
  afterSettling(options, round, done);
}

function afterSettling(options: CourierOptions, round: Round, done: Done): void {
  round.done = undefined;
  round.failures = failuresAfter(done);
  if (done.outcome.kind === 'sent') return;
  round.line = [];
  if (done.outcome.kind === 'refused' || round.failures > 0) options.ringAll();
}

async function begin(options: CourierOptions, round: Round, next: LinedUp): Promise<DeliveryRow | undefined> {
  const { kernel, lease } = options;
  const { done } = round;
  const row = await kernel.database.transaction(async (tx) => {
    if (!(await kernel.coordinator.isCurrent(lease, tx))) throw unavailable('Another process delivers now.');
    if (done) await settle(options, tx, done);
    return markSending(tx, next.id);
  });
  if (done) afterSettling(options, round, done);
  return row;
}

async function carry(
  options: CourierOptions,
  round: Round,
  destination: StoredDestination,
  row: DeliveryRow,
): Promise<Done | undefined> {
  const { kernel, writer, signal } = options;
  const { database, clock } = kernel;
  const channel = destination.channel;
  if (!channel) return undefined;
  const startMs = clock.now();
  const memory = {
    get: (key: string) => readMemory(database, destination.id, key),
    set: (key: string, value: string | undefined) => writeMemory(database, destination.id, key, value),
  };
  const words = { language: destination.language, templateId: destination.row.template_id };
  const tried = await writer
    .write(row.id, JSON.parse(row.payload), words)
    .then((message) =>
      trySend(message, {
        ...options,
        ...destination,
        channel,
        memory,
        clock,
        log: kernel.log,
        attempt: row.attempts,
      }),
    )
    .catch((error: unknown) => {
      kernel.log.error({ error, delivery: row.id }, 'A message could not be written');
      const reason = 'NEXUS could not put this message into words. Its log says why.';
      return { outcome: { kind: 'retry', reason } as const, atMs: startMs, durationMs: 0 };
    });
  // From its end, since nobody knows when in between it arrived.
  round.window.note(clock.now());
  // Cut off by the end of this process: nobody knows whether it arrived, so it stays `sending`.
  if (signal.aborted && tried.outcome.kind === 'retry') return undefined;
  const endMs = clock.now();
  return { ...tried, row, destination, endMs, failures: round.failures, random: options.random() };
}

/** Reads the line, after putting together what can go together. */
async function readAgain(options: CourierOptions, round: Round): Promise<void> {
  const { kernel, destinations, destinationId, bell } = options;
  await flush(options, round);
  bell.answer();
  round.readMs = kernel.clock.monotonic();
  round.line = await readLine(kernel.database, destinationId);
  const destination = destinations.find(destinationId);
  if (!destination || round.line.length === 0) return;
  const { broken_reason: broken } = destination.row;
  if (broken !== null && fallbackOf(destinations, destination)) {
    await kernel.database.transaction((tx) => moveToFallback(options, tx, destination, broken));
    const before = round.line.length;
    round.line = await readLine(kernel.database, destinationId);
    if (round.line.length < before) options.ringAll();
  } else if (await mergeLine(options, round, destination))
    round.line = await readLine(kernel.database, destinationId);
}

async function mergeLine(
  { kernel }: CourierOptions,
  round: Round,
  destination: StoredDestination,
): Promise<boolean> {
  const nowMs = kernel.clock.now();
  const startMs = Math.max(nowMs, destination.row.held_until_ms ?? 0);
  const room = round.window.roomUntil(nowMs + mergeSpanMs, startMs);
  const groups = new Set(round.line.map((one) => one.group_key)).size;
  if (groups === round.line.length && groups <= Math.max(1, room)) return false;
  await kernel.database.transaction(async (tx) => {
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
