import type { Caller } from '#contracts/access.ts';
import { SecuritySettings } from '#contracts/security/feeds.ts';
import type { Setting } from '#kernel/settings/settings.ts';
import type { SecurityKernel } from '../security-kernel.ts';

export const securitySetting = {
  name: 'security',
  schema: SecuritySettings.default({
    isReadingOn: true,
    isFetchingOn: true,
    feedsOff: [],
    alertFrom: 'now',
  }),
} as const satisfies Setting;

/** What is done by itself. */
export interface OpenSettings {
  now(): SecuritySettings;
  /** Audited, and durable when it resolves. @throws NexusError `invalid` */
  save(settings: SecuritySettings, caller: Caller): Promise<SecuritySettings>;
  /** Called after each change that was made in this process. */
  watch(listener: () => void): void;
}

export function openSettings({
  settings,
  database,
  audit,
}: Pick<SecurityKernel, 'settings' | 'database' | 'audit'>): OpenSettings {
  const listeners: (() => void)[] = [];
  const now = () => settings.get(securitySetting);
  return {
    now,
    async save(wanted, caller) {
      const before = now();
      await settings.set(securitySetting, wanted);
      await database.transaction(async (tx) => {
        const what = { action: 'change what is done by itself', target: 'security' };
        await audit.record(tx, { caller, ...what, outcome: 'succeeded', before, after: wanted });
      });
      for (const listener of listeners) listener();
      return now();
    },
    watch: (listener) => void listeners.push(listener),
  };
}
