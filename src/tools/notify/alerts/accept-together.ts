import type { Transaction } from '#kernel/database/database.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import type { NotifySchema } from '../notify-schema.ts';
import type { AlertMemory } from './alert-memory.ts';
import { readRevisions, type StoredAlert } from './alert-store.ts';
import {
  type AlertPlan,
  AlertsMeanwhile,
  changeAlerts,
  type Evolve,
  planChange,
  writePlan,
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
    const write = async (tx: Transaction<NotifySchema>): Promise<Written> => {
      const revisions = await readRevisions(tx, database.engine, names);
      if (!isAsAssumed(assumed, revisions)) return changeAlerts(kernel, tx, names, evolve(items));
      await writePlan(tx, plan);
      return plan;
    };
    return async () => {
      try {
        const { changed, gone } = await anewWhileMeanwhile(() => database.transaction(write));
        memory.take(changed, gone);
      } finally {
        underWay.remove(plan);
      }
    };
  });
}

/** Each time another process has begun at least one of the alerts, so that it ends. */
async function anewWhileMeanwhile(write: () => Promise<Written>): Promise<Written> {
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof AlertsMeanwhile)) throw error;
    }
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

function isAsAssumed(
  assumed: ReadonlyMap<string, StoredAlert>,
  revisions: ReadonlyMap<string, number>,
): boolean {
  if (assumed.size !== revisions.size) return false;
  return [...assumed].every(([fingerprint, { revision }]) => revisions.get(fingerprint) === revision);
}
