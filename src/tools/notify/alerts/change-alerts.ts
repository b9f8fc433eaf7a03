import type { Transaction } from '#kernel/database/database.ts';
import { type RowSet, writeRows } from '#kernel/database/write-rows.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import type { NotifySchema } from '../notify-schema.ts';
import type { AlertRecord } from './alert-record.ts';
import {
  alertRows,
  deleteAlerts,
  momentRows,
  newAlertRows,
  readAlerts,
  type StoredAlert,
  type StoredMoment,
} from './alert-store.ts';
import { endEpisodes, type Episode, episodeRows } from './episode-store.ts';
import type { Evolved, Happened } from './evolve-alert.ts';

export interface Written {
  readonly changed: readonly StoredAlert[];
  readonly gone: readonly string[];
}

/** What becomes of the alerts as they are in the table; one that is not returned stays as it is. */
export type Evolve = (stored: Map<string, StoredAlert>) => readonly Evolved[];

let lastRevision = 0;

/** Grows within a process, and nearly so across processes, whose clocks may differ. */
function nextRevision(nowMs: number, after: number): number {
  lastRevision = Math.max(lastRevision + 1, after + 1, nowMs * 1_000);
  return lastRevision;
}

/** A change as it will be written. */
export interface AlertPlan extends Written {
  /** Of those that changed, the ones that were not there. */
  readonly fresh: ReadonlySet<StoredAlert>;
  readonly deleted: readonly string[];
  readonly begins: readonly Episode[];
  readonly ends: readonly AlertRecord[];
  readonly moments: readonly StoredMoment[];
}

/** What is to be written where the table is as `stored`. */
export function planChange(stored: Map<string, StoredAlert>, evolve: Evolve, nowMs: number): AlertPlan {
  const evolved = evolve(stored);
  const kept = new Map<string, StoredAlert>();
  const gone = new Set<string>();
  for (const { record, noise, isGone } of evolved) {
    const { fingerprint } = record;
    const revision = nextRevision(nowMs, stored.get(fingerprint)?.revision ?? 0);
    kept.delete(fingerprint);
    gone.delete(fingerprint);
    if (isGone) gone.add(fingerprint);
    else kept.set(fingerprint, { record, noise, revision });
  }
  const changed = [...kept.values()];
  return {
    changed,
    fresh: new Set(changed.filter(({ record }) => !stored.has(record.fingerprint))),
    gone: [...gone],
    deleted: [...gone].filter((fingerprint) => stored.has(fingerprint)),
    begins: beginningsOf(evolved, nowMs),
    ends: endingsOf(evolved),
    moments: momentsOf(evolved, nowMs),
  };
}

function byFingerprint(a: StoredAlert, b: StoredAlert): number {
  return a.record.fingerprint < b.record.fingerprint ? -1 : 1;
}

/** Rows in one order everywhere, so that two processes never wait for each other. */
export function rowsOf({ changed, fresh, begins, moments }: AlertPlan): RowSet[] {
  const known = changed.filter((alert) => !fresh.has(alert)).toSorted(byFingerprint);
  return [
    newAlertRows([...fresh].toSorted(byFingerprint)),
    alertRows(known),
    episodeRows(begins),
    momentRows(moments),
  ];
}

/** @throws NexusError `conflict` when another process began one of the alerts just before. */
export async function writePlan(tx: Transaction<NotifySchema>, plan: AlertPlan): Promise<void> {
  await deleteAlerts(tx, plan.deleted);
  await writeRows(tx, ...rowsOf(plan));
  await endEpisodes(tx, plan.ends);
}

/**
 * One read and a few writes for all of them, whatever their number.
 * @throws NexusError `conflict` when another process began one of the alerts just before.
 */
export async function changeAlerts(
  { database, clock }: Pick<NotifyKernel, 'database' | 'clock'>,
  tx: Transaction<NotifySchema>,
  fingerprints: readonly string[],
  evolve: Evolve,
): Promise<Written> {
  const found = await readAlerts(tx, database.engine, fingerprints);
  const stored = new Map(found.map((alert) => [alert.record.fingerprint, alert]));
  const plan = planChange(stored, evolve, clock.now());
  await writePlan(tx, plan);
  return plan;
}

function beginningsOf(evolved: readonly Evolved[], firedAtMs: number): Episode[] {
  return evolved.flatMap(({ record, happened }) =>
    record.episodeId !== null && hasHappened(happened, 'fired')
      ? [{ id: record.episodeId, record, firedAtMs }]
      : [],
  );
}

function endingsOf(evolved: readonly Evolved[]): AlertRecord[] {
  return evolved.flatMap(({ record, happened }) => (hasHappened(happened, 'resolved') ? [record] : []));
}

function hasHappened(happened: readonly Happened[], kind: Happened['kind']): boolean {
  return happened.some((each) => each.kind === kind);
}

/** But for those that an episode begins with, which it tells itself. */
function momentsOf(evolved: readonly Evolved[], atMs: number): StoredMoment[] {
  return evolved.flatMap(({ record: { fingerprint }, happened }) =>
    happened.flatMap(({ kind, text, by }) =>
      kind === 'fired' ? [] : [{ kind, text, by, fingerprint, atMs }],
    ),
  );
}
