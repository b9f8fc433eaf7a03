import { MonitorRules } from '#contracts/pulse/monitor.ts';
import { Secret } from '#kernel/secrets/secrets.ts';
import type { SettingValues } from '#kernel/settings/secret-settings.ts';
import type { PulseKernel } from '../pulse-kernel.ts';
import type { MonitorRow, NewMonitorRow } from './monitor-store.ts';
import type { AnyKind, StoredMonitor, WantedMonitor } from './stored-monitor.ts';

const placeOf = (id: string) => `monitors.settings.${id}`;

type WantedColumns = Pick<
  NewMonitorRow,
  'name' | 'kind' | 'settings' | 'rules' | 'conditions' | 'tags' | 'parent_id' | 'labels' | 'notes'
>;

/** The columns of what somebody wants; the settings are sealed for the monitor of this id. */
export function wantedColumns({ secrets }: PulseKernel, id: string, wanted: WantedMonitor): WantedColumns {
  return {
    name: wanted.name,
    kind: wanted.kind,
    settings: secrets.seal(new Secret(JSON.stringify(wanted.settings)), placeOf(id)),
    rules: JSON.stringify(rulesOnly(wanted)),
    conditions: JSON.stringify(wanted.conditions),
    tags: JSON.stringify(wanted.tags),
    parent_id: wanted.parentId,
    labels: JSON.stringify(wanted.labels),
    notes: wanted.notes,
  };
}

/** Of a monitor, how it is checked and judged. */
export function rulesOnly(rules: MonitorRules): MonitorRules {
  return MonitorRules.parse(rules);
}

export function toStored(kernel: PulseKernel, kinds: readonly AnyKind[], row: MonitorRow): StoredMonitor {
  const rules: MonitorRules = JSON.parse(row.rules);
  return {
    ...rules,
    ...readSettings(kernel, kinds, row),
    id: row.id,
    number: row.number,
    name: row.name,
    kind: row.kind,
    conditions: JSON.parse(row.conditions),
    tags: JSON.parse(row.tags),
    parentId: row.parent_id,
    labels: JSON.parse(row.labels),
    notes: row.notes,
    state: row.state,
    origin: row.origin,
    originKey: row.origin_key,
    createdAtMs: row.created_ms,
    createdBy: row.created_by,
    updatedAtMs: row.updated_ms,
    updatedBy: row.updated_by,
    revision: row.revision,
  };
}

type Settings = Pick<StoredMonitor, 'settings' | 'target' | 'problem'>;

/** Settings that cannot be read stop nobody but their own monitor, which says so. */
function readSettings(kernel: PulseKernel, kinds: readonly AnyKind[], row: MonitorRow): Settings {
  const kind = kinds.find((one) => one.kind === row.kind);
  const stored = openSettings(kernel, row);
  if (!stored) return { settings: {}, target: '', problem: unreadable };
  if (!kind) return { settings: stored, target: '', problem: unknownKind(row.kind) };
  const parsed = kind.settings.safeParse(stored);
  if (!parsed.success) return { settings: stored, target: '', problem: outdated };
  return { settings: parsed.data, target: kind.target(parsed.data), problem: null };
}

function openSettings({ secrets, log }: PulseKernel, row: MonitorRow): SettingValues | undefined {
  try {
    return JSON.parse(secrets.open(row.settings, placeOf(row.id)).reveal());
  } catch (error) {
    log.error({ error, monitor: row.name }, 'The settings of a monitor cannot be read');
    return undefined;
  }
}

const unreadable = {
  en: 'Its settings cannot be read: they were stored under another key. Enter them again.',
  es: 'Sus ajustes no se pueden leer: se guardaron con otra clave. Vuelve a introducirlos.',
};

const outdated = {
  en: 'Its settings are not what this version of NEXUS asks for. Look at them and save them again.',
  es: 'Sus ajustes no son los que pide esta versión de NEXUS. Revísalos y guárdalos de nuevo.',
};

function unknownKind(kind: string): StoredMonitor['problem'] {
  return {
    en: `This version of NEXUS knows no monitors of the kind ${kind}.`,
    es: `Esta versión de NEXUS no conoce monitores del tipo ${kind}.`,
  };
}
