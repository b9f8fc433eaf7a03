import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { ProcessBus } from './bus/bus.ts';
import { createMemoryBus } from './bus/memory-bus.ts';
import type { Coordinator } from './coordinator/coordinator.ts';
import { coordinatorMigrations } from './coordinator/lease-store.ts';
import { createLoneCoordinator } from './coordinator/lone-coordinator.ts';
import type { Database, Store } from './database/database.ts';
import { openSqliteStore } from './database/sqlite-store.ts';
import type { Log } from './log.ts';
import { createSecrets } from './secrets/create-secrets.ts';
import { databaseKeyCheck, keyCheckMigrations } from './secrets/key-check-store.ts';
import type { Secrets } from './secrets/secrets.ts';

/** What all tools of one process share: where they keep things, how they hear each other, who works alone. */
export interface Foundation extends AsyncDisposable {
  readonly store: Store;
  readonly bus: ProcessBus;
  readonly coordinator: Coordinator;
  readonly secrets: Secrets;
}

export interface FoundationOptions {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  /** Names of the databases that may be restored or left empty when they are damaged. */
  readonly databases: readonly string[];
}

/** SQLite and memory for one process, PostgreSQL for any number: nothing above this line knows which. */
export function layFoundation(options: FoundationOptions): Promise<Foundation> {
  const url = options.config.NEXUS_DATABASE_URL;
  return url ? onPostgres(options, url.reveal()) : onSqlite(options);
}

async function onSqlite({ config, clock, log, databases }: FoundationOptions): Promise<Foundation> {
  const dataDir = config.NEXUS_DATA_DIR;
  const secrets = await createSecrets({ dataDir, key: config.NEXUS_SECRET_KEY });
  const damaged = config.NEXUS_DATABASE_DAMAGED;
  const store = await openSqliteStore({
    dataDir,
    clock,
    log,
    restore: damaged === 'restore' ? databases : [],
    acceptEmpty: damaged === 'start-empty' ? databases : [],
  });
  const bus = createMemoryBus({ clock, log });
  const coordinator = createLoneCoordinator({ clock, log });
  return { store, bus, coordinator, secrets, ...disposing(coordinator, bus, store) };
}

/** The table of leases and the mark of the secret key live in a schema that all processes share. */
async function onPostgres({ config, clock, log }: FoundationOptions, url: string): Promise<Foundation> {
  const [{ openPostgresStore }, { createPostgresBus }, { createPostgresCoordinator }] = await Promise.all([
    import('./database/postgres-store.ts'),
    import('./bus/postgres-bus.ts'),
    import('./coordinator/postgres-coordinator.ts'),
  ]);
  const store = await openPostgresStore({ url, clock, log });
  const shared: Database = await store.open('nexus', { ...coordinatorMigrations, ...keyCheckMigrations });
  const secrets = await createSecrets({
    dataDir: config.NEXUS_DATA_DIR,
    key: config.NEXUS_SECRET_KEY,
    check: databaseKeyCheck(shared),
  });
  const bus = createPostgresBus({ url, clock, log });
  const coordinator = createPostgresCoordinator({ database: shared, clock, log });
  return { store, bus, coordinator, secrets, ...disposing(coordinator, bus, store) };
}

function disposing(...parts: readonly AsyncDisposable[]): AsyncDisposable {
  return {
    async [Symbol.asyncDispose]() {
      for (const part of parts) await part[Symbol.asyncDispose]();
    },
  };
}
