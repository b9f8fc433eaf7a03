import { writeRowsAlone } from '#kernel/database/write-rows.ts';
import { NexusError } from '#kernel/errors.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import type { AlertMemory } from './alert-memory.ts';
import { sameAlertRows, type StoredAlert } from './alert-store.ts';
import {
  type AlertPlan,
  changeAlerts,
  type Evolve,
  planChange,
  rowsOf,
  type Written,
} from './change-alerts.ts';
import { shareWrites } from './share-writes.ts';

interface Acceptance<Item> {
  readonly kernel: Pick<NotifyKernel, 'database' | 'clock'>;
  readonly memory: Pick<AlertMemory, 'get' | 'take'>;
  readonly fingerprintOf: (item: Item) => string;
  readonly evolve: (items: readonly Item[]) => Evolve;
}

/**
 * Writes what is reported, many reports at once. What becomes of the alerts is decided from memory, while the database still
 * writes those before; where the table then turns out to be another, it is decided anew from the table.
 */
export function acceptTogether<Item>({
  kernel,
  memory,
  fingerprintOf,
  evolve,
}: Acceptance<Item>): (items: readonly Item[]) => Promise<void> {
  const { database, clock } = kernel;
  const underWay = openUnderWay(memory);
  return shareWrites<Item>((items) => {
    const names = [...new Set(items.map(fingerprintOf))];
    const assumed = underWay.assume(names);
    const plan = planChange(assumed, evolve(items), clock.now());
    underWay.add(plan);
    const decideAnew = () => database.transaction((tx) => changeAlerts(kernel, tx, names, evolve(items)));
    return async () => {
      try {
        const { changed, gone } =
          (await whereNoConflict(() => writeAsPlanned(database, plan, [...assumed.values()]))) ??
          (await untilNoConflict(decideAnew));
        memory.take(changed, gone);
      } finally {
        underWay.remove(plan);
      }
    };
  });
}

/** All in one go, which rows can be; undefined where it takes more than rows. */
async function writeAsPlanned(
  database: NotifyKernel['database'],
  plan: AlertPlan,
  assumed: readonly StoredAlert[],
): Promise<Written | undefined> {
  if (plan.gone.length + plan.ends.length > 0) return undefined;
  await writeRowsAlone(database, sameAlertRows(assumed), ...rowsOf(plan));
  return plan;
}

/** @returns undefined when the table turned out to be another. */
async function whereNoConflict<Result>(write: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof NexusError && error.code === 'conflict') return undefined;
    throw error;
  }
}

/** Each time another process has begun at least one of the alerts, so that it ends. */
async function untilNoConflict(write: () => Promise<Written>): Promise<Written> {
  for (;;) {
    const written = await whereNoConflict(write);
    if (written) return written;
  }
}

/** Alerts as memory has them, changed by what is being written. */
function openUnderWay(memory: Pick<AlertMemory, 'get'>) {
  const plans: AlertPlan[] = [];
  const later = new Map<string, StoredAlert | null>();
  const lay = (plan: AlertPlan) => {
    for (const fingerprint of plan.gone) later.set(fingerprint, null);
    for (const alert of plan.changed) later.set(alert.record.fingerprint, alert);
  };
  return {
    assume(fingerprints: readonly string[]): Map<string, StoredAlert> {
      const assumed = new Map<string, StoredAlert>();
      for (const fingerprint of fingerprints) {
        const planned = later.get(fingerprint);
        const alert = planned === undefined ? memory.get(fingerprint) : planned;
        if (alert) assumed.set(fingerprint, alert);
      }
      return assumed;
    },
    add(plan: AlertPlan): void {
      plans.push(plan);
      lay(plan);
    },
    remove(plan: AlertPlan): void {
      plans.splice(plans.indexOf(plan), 1);
      later.clear();
      plans.forEach(lay);
    },
  };
}
