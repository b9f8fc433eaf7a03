import type { MessageLanguage } from '#contracts/notify/destinations.ts';
import type { Transaction } from '#kernel/database/database.ts';
import { Secret } from '#kernel/secrets/secrets.ts';
import type { Channel } from '../channels/channel.ts';
import type { NotifyKernel } from '../notify-kernel.ts';
import type { NotifySchema } from '../notify-schema.ts';
import { type DestinationRow, readDestinations, updateDestination } from './destination-store.ts';
import type { DestinationList } from './outbox.ts';
import type { SettingValues } from '#kernel/settings/secret-settings.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- a channel takes its own settings only; they are parsed before
export type AnyChannel = Channel<any>;

export interface StoredDestination {
  readonly row: DestinationRow;
  readonly id: string;
  readonly name: string;
  readonly language: MessageLanguage;
  readonly isEnabled: boolean;
  readonly isDefault: boolean;
  /** Undefined: this NEXUS does not know the kind. */
  readonly channel: AnyChannel | undefined;
  /** With secrets. */
  readonly settings: SettingValues;
}

/** The destinations with what they need to be sent to; read anew after each change. */
export interface Destinations extends DestinationList {
  all(): readonly StoredDestination[];
  find(id: string): StoredDestination | undefined;
  reload(): Promise<void>;
  /** Notes something about it, in the database and here. */
  note(
    tx: Transaction<NotifySchema>,
    id: string,
    changed: Partial<Omit<DestinationRow, 'id' | 'settings'>>,
  ): Promise<void>;
}

const placeOf = (id: string) => `destinations.settings.${id}`;

export function sealSettings(kernel: NotifyKernel, id: string, settings: SettingValues): string {
  return kernel.secrets.seal(new Secret(JSON.stringify(settings)), placeOf(id));
}

export async function openDestinationList(
  kernel: NotifyKernel,
  channels: readonly AnyChannel[],
): Promise<Destinations> {
  let list: readonly StoredDestination[] = [];
  const listeners = new Set<() => void>();
  // Inside a transaction, so that what another one notes meanwhile is not overwritten by what was read before.
  const load = () =>
    kernel.database.transaction(async (tx) => {
      const rows = await readDestinations(tx);
      list = rows.map((row) => toStored(kernel, channels, row));
    });
  await load();
  return {
    all: () => list,
    find: (id) => list.find((one) => one.id === id),
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async reload() {
      await load();
      for (const listener of listeners) listener();
    },
    async note(tx, id, changed) {
      await updateDestination(tx, id, changed);
      list = list.map((one) => (one.id === id ? { ...one, row: { ...one.row, ...changed } } : one));
    },
  };
}

function toStored(
  kernel: NotifyKernel,
  channels: readonly AnyChannel[],
  row: DestinationRow,
): StoredDestination {
  return {
    row,
    id: row.id,
    name: row.name,
    language: row.language === 'es' ? 'es' : 'en',
    isEnabled: row.is_enabled === 1,
    isDefault: row.is_default === 1,
    channel: channels.find(({ id }) => id === row.kind),
    settings: openSettings(kernel, row),
  };
}

/** Settings sealed under a lost key read as none: the rest of NEXUS starts, and this destination asks for them. */
function openSettings(kernel: NotifyKernel, row: DestinationRow): SettingValues {
  try {
    return JSON.parse(kernel.secrets.open(row.settings, placeOf(row.id)).reveal());
  } catch (error) {
    kernel.log.error({ error, destination: row.name }, 'The settings of a destination cannot be read');
    return {};
  }
}
