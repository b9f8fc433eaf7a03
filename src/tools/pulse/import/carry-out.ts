import type { Caller } from '#contracts/access.ts';
import type { ImportItem } from '#contracts/pulse/import.ts';
import { NexusError } from '#kernel/errors.ts';
import type { Maintenance } from '../maintenance/open-maintenance.ts';
import type { Monitors } from '../monitors/monitors.ts';
import type { StoredMonitor } from '../monitors/stored-monitor.ts';
import type { ImportPlan } from './plan-import.ts';
import type { PlannedMonitor } from './plan-monitor.ts';
import type { PlannedWindow } from './plan-window.ts';

export interface ImportTargets {
  readonly monitors: Pick<Monitors, 'all' | 'create'>;
  readonly maintenance: Pick<Maintenance, 'all' | 'put'>;
}

export interface CarriedOut {
  readonly items: ImportItem[];
  /** By their ids in Kuma; only those that were not there before. */
  readonly added: ReadonlyMap<number, StoredMonitor>;
}

/** What an earlier import has taken over, by its key. */
export function alreadyThere({ monitors }: ImportTargets): ReadonlyMap<string, StoredMonitor> {
  const imported = monitors.all().filter(({ origin }) => origin === 'import');
  return new Map(imported.map((monitor) => [monitor.originKey ?? '', monitor]));
}

/** The report of what would be done. */
export function foreseen(plan: ImportPlan, targets: ImportTargets): ImportItem[] {
  const there = alreadyThere(targets);
  const isThere = ({ key }: PlannedMonitor) => there.has(key);
  return [
    ...plan.monitors.map((one) => (isThere(one) ? asThere(one.item) : one.item)),
    ...plan.windows.map((one) => (isWindowThere(one, targets) ? asThere(one.item) : one.item)),
    ...beside(plan, there),
  ];
}

/** Tags come with monitors: where no monitor is new, an earlier import has brought them. */
function beside({ items, monitors }: ImportPlan, there: ReadonlyMap<string, unknown>): readonly ImportItem[] {
  if (monitors.length === 0 || monitors.some(({ key }) => !there.has(key))) return items;
  return items.map((item) => (item.what === 'tag' ? asThere(item) : item));
}

/** Each by itself: what cannot be is told, and does not stop the others. A second time nothing is doubled. */
export async function carryOut(
  plan: ImportPlan,
  targets: ImportTargets,
  caller: Caller,
): Promise<CarriedOut> {
  const there = alreadyThere(targets);
  const ids = new Map<number, string>();
  const added = new Map<number, StoredMonitor>();
  const items: ImportItem[] = [];
  for (const one of plan.monitors) {
    const known = there.get(one.key);
    if (known) ids.set(one.kumaId, known.id);
    if (known) items.push(asThere(one.item));
    else
      items.push(
        await attempt(one.item, async () => {
          const parentId = one.kumaParent === undefined ? null : (ids.get(one.kumaParent) ?? null);
          const from = { origin: 'import', key: one.key, state: one.state } as const;
          const monitor = await targets.monitors.create({ ...one.draft, parentId }, caller, from);
          ids.set(one.kumaId, monitor.id);
          added.set(one.kumaId, monitor);
        }),
      );
  }
  for (const one of plan.windows) {
    if (isWindowThere(one, targets)) items.push(asThere(one.item));
    else items.push(await attempt(one.item, () => putWindow(one, ids, targets, caller)));
  }
  return { items: [...items, ...beside(plan, there)], added };
}

async function putWindow(
  { draft, kumaMonitors }: PlannedWindow,
  ids: ReadonlyMap<number, string>,
  { maintenance }: ImportTargets,
  caller: Caller,
): Promise<void> {
  const monitorIds = kumaMonitors.flatMap((id) => ids.get(id) ?? []);
  await maintenance.put(undefined, { ...draft, monitorIds }, caller);
}

function isWindowThere({ draft }: PlannedWindow, { maintenance }: ImportTargets): boolean {
  const schedule = JSON.stringify(draft.schedule);
  return maintenance
    .all()
    .some(({ window }) => window.name === draft.name && JSON.stringify(window.schedule) === schedule);
}

function asThere(item: ImportItem): ImportItem {
  return { ...item, outcome: 'there', notes: [] };
}

async function attempt(item: ImportItem, run: () => Promise<void>): Promise<ImportItem> {
  try {
    await run();
    return item;
  } catch (error) {
    if (!(error instanceof NexusError) || error.status >= 500) throw error;
    const why = [{ en: error.message, es: error.es ?? error.message }];
    const fields = error.issues.map(({ path, message, es }) => ({
      en: `${path}: ${message}`,
      es: `${path}: ${es ?? message}`,
    }));
    return { ...item, outcome: 'not-taken', notes: [...why, ...fields, ...item.notes].slice(0, 20) };
  }
}
