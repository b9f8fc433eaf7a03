import type { MonitorLabels, MonitorRules, MonitorTag } from '#contracts/pulse/monitor.ts';
import type { SettingValues } from '#kernel/settings/secret-settings.ts';
import type { CheckKind } from '../checks/check-kind.ts';
import type { Text } from '#library/text.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- a kind takes its own settings only; they are parsed before
export type AnyKind = CheckKind<any>;

/** A monitor as Pulse works with it. */
export interface StoredMonitor extends MonitorRules {
  readonly id: string;
  /** Names it in heartbeats; never used again. */
  readonly number: number;
  readonly name: string;
  readonly kind: string;
  /** With secrets, as the kind takes them: parsed, defaults filled in. Where there is a `problem`, whatever was stored. */
  readonly settings: SettingValues;
  /** What the check talks to; empty where there is a `problem`. */
  readonly target: string;
  readonly conditions: readonly string[];
  readonly tags: readonly MonitorTag[];
  readonly parentId: string | null;
  readonly labels: MonitorLabels;
  readonly notes: string;
  readonly state: 'active' | 'paused';
  readonly origin: 'manual' | 'labels' | 'import';
  readonly originKey: string | null;
  /** Why it cannot be checked; null: it can. */
  readonly problem: Text | null;
  readonly createdAtMs: number;
  readonly createdBy: string;
  readonly updatedAtMs: number;
  readonly updatedBy: string;
  readonly revision: string;
}

/** What a person or a label may set. Everything else comes with being stored. */
export type WantedMonitor = MonitorRules &
  Pick<StoredMonitor, 'name' | 'kind' | 'settings' | 'conditions' | 'tags' | 'parentId' | 'labels' | 'notes'>;
