import type { EventBus } from '#kernel/bus/bus.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Coordinator, Lease } from '#kernel/coordinator/coordinator.ts';
import type { Transaction } from '#kernel/database/database.ts';
import { unavailable } from '#kernel/errors.ts';
import type { Heartbeat } from '../heartbeats/heartbeat.ts';
import { addToOpenIncident, endIncident, insertIncident } from '../incidents/incident-store.ts';
import type { HeartbeatsSink } from './heartbeats-sink.ts';
import type { IncidentStep } from './observe-check.ts';
import { beginBatch, writeStates } from './watch-store.ts';
import type { WatchSchema } from './watch-tables.ts';
import type { Writes } from './writes.ts';

export interface BatchOptions {
  readonly bus: Pick<EventBus, 'publish'>;
  readonly clock: Clock;
  readonly coordinator: Coordinator;
  readonly heartbeats: HeartbeatsSink;
  readonly location: string;
  readonly lease: Lease;
}

/**
 * Stores what checks have said and what it means in one transaction: nothing is told that is not stored, and a process that
 * was frozen and has been replaced stores nothing. The same batch again changes nothing.
 *
 * @returns what was not stored because its slot had been, as when the clock was set back
 * @throws NexusError `unavailable` when another process has taken over
 */
export async function writeBatch(
  { bus, clock, coordinator, heartbeats, location, lease }: BatchOptions,
  batch: number,
  writes: Writes,
): Promise<{ readonly repeated: readonly Heartbeat[] }> {
  const { heartbeats: beats, restated } = writes.heartbeats;
  return heartbeats.record(beats, restated, async (tx) => {
    if (!(await coordinator.isCurrent(lease, tx)))
      throw unavailable('Another process checks the monitors now.');
    // When it is there already, the heartbeats are as well: slots are stored once.
    if (!(await beginBatch(tx, location, batch, clock.now()))) return;
    await writeStates(tx, writes.states);
    for (const { number, step } of writes.steps) await takeStep(tx, number, step);
    for (const telling of writes.tellings) await telling.publish(bus, tx);
  });
}

async function takeStep(tx: Transaction<WatchSchema>, number: number, step: IncidentStep): Promise<void> {
  if (step.kind === 'open') await insertIncident(tx, number, step.incident);
  else if (step.kind === 'end') await endIncident(tx, number, step.end, step.endedMs, step.atMs);
  else await addToOpenIncident(tx, number, step.moment);
}
