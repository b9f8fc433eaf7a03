import type { Monitor, MonitorNow, MonitorRow } from '#contracts/pulse/monitor.ts';
import type { MonitorKind } from '#contracts/pulse/monitors.ts';
import { withoutSecrets } from '#kernel/settings/secret-settings.ts';
import { z } from 'zod';
import type { AnyKind, StoredMonitor } from './stored-monitor.ts';

/** Secrets are shown only as being there. Of a kind that is not known here nobody can tell what is secret. */
export function shownSettings(
  kinds: readonly AnyKind[],
  { kind: id, settings }: Pick<StoredMonitor, 'kind' | 'settings'>,
): Record<string, unknown> {
  const kind = kinds.find((one) => one.kind === id);
  return kind ? withoutSecrets(kind.settings, settings) : {};
}

export function toMonitor(stored: StoredMonitor, kinds: readonly AnyKind[]): Monitor {
  const { originKey: _, ...monitor } = stored;
  return {
    ...monitor,
    settings: shownSettings(kinds, stored),
    conditions: [...stored.conditions],
    tags: [...stored.tags],
  };
}

export function toMonitorRow(stored: StoredMonitor, now: MonitorNow): MonitorRow {
  const { id, number, name, kind, target, intervalMs, tags, parentId, labels, state } = stored;
  return { id, number, name, kind, target, intervalMs, tags: [...tags], parentId, labels, state, ...now };
}

export function toMonitorKind({ kind, title, help, settings, values }: AnyKind): MonitorKind {
  return {
    id: kind,
    title,
    help,
    settings: z.toJSONSchema(settings, { io: 'input', unrepresentable: 'any' }),
    values: [...values],
  };
}
