import type { Caller } from '#contracts/access.ts';
import { callerName } from '#kernel/access/caller-name.ts';
import { conflict } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { PulseKernel } from '../pulse-kernel.ts';
import { rulesOnly, wantedColumns } from './monitor-row.ts';
import { countMonitors, insertMonitor, type NewMonitorRow, updateMonitor } from './monitor-store.ts';
import { shownSettings } from './monitor-view.ts';
import type { Origin } from './monitors.ts';
import type { AnyKind, StoredMonitor, WantedMonitor } from './stored-monitor.ts';
import type { Text } from '#library/text.ts';

const most = 5_000;

export interface Writing {
  readonly kernel: PulseKernel;
  readonly kinds: readonly AnyKind[];
}

/** @returns its id. @throws NexusError `conflict` when there are too many. */
export async function addMonitor(
  writing: Writing,
  wanted: WantedMonitor,
  { origin, key }: Origin,
  state: StoredMonitor['state'],
  caller: Caller,
): Promise<string> {
  const { kernel } = writing;
  const nowMs = kernel.clock.now();
  const id = newId(nowMs);
  const row: NewMonitorRow = {
    id,
    ...wantedColumns(kernel, id, wanted),
    state,
    origin,
    origin_key: key,
    created_ms: nowMs,
    created_by: callerName(caller),
    ...stamp(kernel, caller),
  };
  await kernel.database.transaction(async (tx) => {
    if ((await countMonitors(tx)) >= most)
      throw conflict({
        en: `There are ${most} monitors, which is as many as there can be. Remove some first.`,
        es: `Hay ${most} monitores, y no puede haber más. Elimina antes algunos.`,
      });
    await insertMonitor(tx, row);
    const after = shown(writing, wanted);
    await kernel.audit.record(tx, {
      caller,
      action: 'add monitor',
      target: wanted.name,
      outcome: 'succeeded',
      after,
    });
  });
  return id;
}

/** @throws NexusError `conflict` when somebody else has changed it meanwhile. */
export async function rewriteMonitor(
  writing: Writing,
  before: StoredMonitor,
  wanted: WantedMonitor,
  caller: Caller,
): Promise<void> {
  const { kernel } = writing;
  const columns = { ...wantedColumns(kernel, before.id, wanted), ...stamp(kernel, caller) };
  await kernel.database.transaction(async (tx) => {
    if (!(await updateMonitor(tx, before.id, before.revision, columns))) throw changedMeanwhile();
    await kernel.audit.record(tx, {
      caller,
      action: 'change monitor',
      target: wanted.name,
      outcome: 'succeeded',
      before: shown(writing, before),
      after: shown(writing, wanted),
    });
  });
}

export function changedMeanwhile() {
  return conflict(otherChange);
}

export const otherChange: Text = {
  en: 'Somebody else has changed this monitor meanwhile. Look at it again, then change it.',
  es: 'Otra persona ha cambiado este monitor entretanto. Vuelve a mirarlo y cámbialo después.',
};

/** What every change leaves behind. */
export function stamp({ clock }: PulseKernel, caller: Caller) {
  const nowMs = clock.now();
  return { updated_ms: nowMs, updated_by: callerName(caller), revision: newId(nowMs) };
}

/** For the audit log: what people set, without secrets. */
function shown({ kinds }: Writing, monitor: WantedMonitor): Record<string, unknown> {
  const { name, kind, conditions, tags, parentId, labels, notes } = monitor;
  const settings = shownSettings(kinds, monitor);
  return { name, kind, settings, ...rulesOnly(monitor), conditions, tags, parentId, labels, notes };
}
