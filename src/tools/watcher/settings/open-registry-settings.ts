import { repeat } from '#kernel/repeat.ts';
import { Secret } from '#kernel/secrets/secrets.ts';
import type { SettingValues } from '#kernel/settings/secret-settings.ts';
import { registries } from '../registries/index.ts';
import type { WatcherKernel } from '../watcher-kernel.ts';
import type { RegistrySettings, StoredRegistry } from './registry-settings.ts';
import { readRegistries, type RegistryRow } from './registry-store.ts';

type OwnKernel = Pick<WatcherKernel, 'database' | 'clock' | 'log' | 'secrets'>;

/** How often changes of other processes are looked for; only PostgreSQL has other processes. */
const refreshEveryMs = 5000;

export async function openRegistrySettings({ kernel }: { kernel: OwnKernel }): Promise<RegistrySettings> {
  const { database, clock, log } = kernel;
  let rows: readonly RegistryRow[] = [];
  let list: readonly StoredRegistry[] = [];
  const listeners = new Set<() => void>();
  // Inside a transaction, so that what was read before a change does not take the place of what was read after it.
  const load = () =>
    database.transaction(async (tx) => {
      const found = await readRegistries(tx);
      const isChanged = JSON.stringify(found) !== JSON.stringify(rows);
      if (isChanged) [rows, list] = [found, found.map((row) => toStored(kernel, row))];
      return isChanged;
    });
  const reload = async () => {
    if (await load()) for (const listener of listeners) listener();
  };
  await load();
  const refresh = () =>
    reload().catch((error: unknown) => log.warn({ error }, 'settings of registries could not be read again'));
  const refreshing = database.engine === 'postgres' ? repeat(clock, refreshEveryMs, refresh) : undefined;
  return {
    all: () => list,
    find: (id) => list.find((one) => one.id === id),
    configured: () =>
      list.filter(({ kind }) => kind).map(({ kindId, settings }) => ({ kind: kindId, settings })),
    reload,
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    [Symbol.asyncDispose]: async () => refreshing?.[Symbol.asyncDispose](),
  };
}

const placeOf = (id: string) => `registries.settings.${id}`;

export function sealSettings(
  { secrets }: Pick<WatcherKernel, 'secrets'>,
  id: string,
  settings: SettingValues,
): string {
  return secrets.seal(new Secret(JSON.stringify(settings)), placeOf(id));
}

function toStored(kernel: OwnKernel, row: RegistryRow): StoredRegistry {
  const kind = registries.find(({ id }) => id === row.kind);
  return {
    id: row.id,
    kindId: row.kind,
    kind,
    domains: kind && !kind.domainOf ? kind.domains : [row.domain],
    settings: openSettings(kernel, row),
    updatedAtMs: row.updated_at_ms,
    updatedBy: row.updated_by,
  };
}

/** Sealed under a lost key, they read as none: the rest of Watcher goes on, and this registry is asked without a login. */
function openSettings({ secrets, log }: OwnKernel, row: RegistryRow): SettingValues {
  try {
    return JSON.parse(secrets.open(row.settings, placeOf(row.id)).reveal());
  } catch (error) {
    log.error({ error, registry: row.domain }, 'The settings of a registry cannot be read');
    return {};
  }
}
