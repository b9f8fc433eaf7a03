import type { ImportItem } from '#contracts/pulse/import.ts';
import { isTimeZone } from '#library/time-zone/zone-offset.ts';
import type { AnyKind } from '../monitors/stored-monitor.ts';
import { takenItem } from './import-item.ts';
import { jsonOf, type KumaData, type KumaRow, numberOf, textOf } from './kuma-data.ts';
import { notTaken } from './not-taken.ts';
import { notes } from './notes.ts';
import { planMonitor, type PlannedMonitor } from './plan-monitor.ts';
import { planWindow, type PlannedWindow } from './plan-window.ts';

export interface ImportPlan {
  /** What others are below comes first. */
  readonly monitors: readonly PlannedMonitor[];
  readonly windows: readonly PlannedWindow[];
  /** All the rest. */
  readonly items: readonly ImportItem[];
}

/** What a database of Kuma comes to here. Changes nothing. */
export function planImport(data: KumaData, kinds: readonly AnyKind[]): ImportPlan {
  const { tables } = data;
  const sources = {
    kinds,
    tagsOf: tagsOf(data),
    isOtherEngine: isOtherEngine(tables.docker_host),
    certificateWarnDays: warnDays(tables.setting),
  };
  const planned = tables.monitor.map((row) => planMonitor(row, sources));
  const windowsOf = Map.groupBy(tables.monitor_maintenance, (row) => numberOf(row, 'maintenance_id'));
  const zone = serverZone(tables.setting);
  const windows = tables.maintenance.map((row) => {
    const links = windowsOf.get(numberOf(row, 'id')) ?? [];
    return planWindow(
      row,
      links.flatMap((link) => numberOf(link, 'monitor_id') ?? []),
      zone,
    );
  });
  return {
    monitors: inOrder(planned.filter((one) => 'draft' in one)),
    windows: windows.filter((one) => 'draft' in one),
    items: [
      ...planned.filter((one) => 'what' in one),
      ...windows.filter((one) => 'what' in one),
      ...tables.tag.map(tagItem),
      ...notTaken(data),
    ],
  };
}

function tagsOf({ tables }: KumaData) {
  const names = new Map(tables.tag.map((row) => [numberOf(row, 'id'), textOf(row, 'name')]));
  const links = Map.groupBy(tables.monitor_tag, (row) => numberOf(row, 'monitor_id'));
  return (kumaId: number) =>
    (links.get(kumaId) ?? []).flatMap((row) => {
      const name = names.get(numberOf(row, 'tag_id'));
      const value = textOf(row, 'value');
      return name ? [{ name, ...(value !== '' && { value }) }] : [];
    });
}

function tagItem(row: KumaRow): ImportItem {
  return takenItem({ what: 'tag', name: textOf(row, 'name') }, [notes.tagColours]);
}

function isOtherEngine(hosts: readonly KumaRow[]) {
  const remote = hosts
    .filter((row) => textOf(row, 'docker_type') === 'tcp')
    .map((row) => numberOf(row, 'id'));
  return (id: number | undefined) => id !== undefined && remote.includes(id);
}

function settingOf(rows: readonly KumaRow[], key: string): unknown {
  const row = rows.find((one) => textOf(one, 'key') === key);
  return row && jsonOf(row, 'value');
}

const usualWarnDays = 14;

/** Kuma warns several times; the first of them is what counts here. */
function warnDays(rows: readonly KumaRow[]): number {
  const list = settingOf(rows, 'tlsExpiryNotifyDays');
  const days = Array.isArray(list) ? list.filter((day) => typeof day === 'number') : [];
  return days.length === 0 ? usualWarnDays : Math.max(0, Math.min(365, Math.round(Math.max(...days))));
}

function serverZone(rows: readonly KumaRow[]): string | undefined {
  const zone = settingOf(rows, 'serverTimezone');
  return typeof zone === 'string' && isTimeZone(zone) ? zone : undefined;
}

/** Paused is also what is below something paused. A circle, or what is below something that is not taken, is below nothing. */
function inOrder(all: readonly PlannedMonitor[]): PlannedMonitor[] {
  const byId = new Map(all.map((one) => [one.kumaId, one]));
  const done = new Map<number, PlannedMonitor>();
  const place = (one: PlannedMonitor, trail: ReadonlySet<number>): PlannedMonitor => {
    const known = done.get(one.kumaId);
    if (known) return known;
    const parent = one.kumaParent === undefined ? undefined : byId.get(one.kumaParent);
    const isLost = one.kumaParent !== undefined && (!parent || trail.has(parent.kumaId));
    const above = parent && !isLost ? place(parent, new Set([...trail, one.kumaId])) : undefined;
    const isHeld = above?.state === 'paused' && one.state === 'active' && above.draft.kind === 'group';
    const told = [...(isLost ? [notes.parentLost] : []), ...(isHeld ? [notes.paused] : [])];
    const placed: PlannedMonitor = {
      ...one,
      kumaParent: above?.kumaId,
      state: isHeld ? 'paused' : one.state,
      item:
        told.length > 0 ? { ...one.item, outcome: 'changed', notes: [...one.item.notes, ...told] } : one.item,
    };
    done.set(one.kumaId, placed);
    return placed;
  };
  for (const one of all) place(one, new Set([one.kumaId]));
  return [...done.values()];
}
