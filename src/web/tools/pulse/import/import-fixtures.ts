import type { ImportItem, ImportReport } from '#contracts/pulse/import.ts';

export function itemFixture(changes: Partial<ImportItem> = {}): ImportItem {
  return { what: 'monitor', name: 'Jellyfin', kind: 'http', outcome: 'taken', notes: [], ...changes };
}

export function reportFixture(changes: Partial<ImportReport> = {}): ImportReport {
  return {
    version: 'v2',
    isApplied: false,
    items: [
      itemFixture(),
      itemFixture({
        name: 'Nightly backup',
        kind: 'push',
        outcome: 'changed',
        notes: [{ en: 'It has a new address.', es: 'Tiene una dirección nueva.' }],
      }),
      itemFixture({ name: 'NAS', outcome: 'there' }),
      itemFixture({ what: 'maintenance', name: 'Weekly', kind: 'recurring-weekday' }),
      itemFixture({ what: 'tag', name: 'prod', kind: '', outcome: 'changed' }),
      itemFixture({
        what: 'notification',
        name: 'Telegram',
        kind: 'telegram',
        outcome: 'not-taken',
        notes: [{ en: 'Add this channel in Notify.', es: 'Añade este canal en Notify.' }],
      }),
      itemFixture({ what: 'history', name: 'heartbeat', kind: '', outcome: 'changed' }),
    ],
    ...changes,
  };
}
