import { busMigrations } from '#kernel/bus/bus-tables.ts';
import { createMemoryBus } from '#kernel/bus/memory-bus.ts';
import { createPostgresBus } from '#kernel/bus/postgres-bus.ts';
import { systemClock as clock } from '#kernel/clock.ts';
import { createLoneCoordinator } from '#kernel/coordinator/lone-coordinator.ts';
import { createPostgresCoordinator } from '#kernel/coordinator/postgres-coordinator.ts';
import { openSqliteStore } from '#kernel/database/sqlite-store.ts';
import { createLog } from '#kernel/log.ts';
import { openHeartbeats } from '#tools/pulse/heartbeats/open-heartbeats.ts';
import { pulseMigrations } from '#tools/pulse/pulse-migrations.ts';
import type { PulseSchema } from '#tools/pulse/pulse-schema.ts';
import { openWatching } from '#tools/pulse/watching/open-watching.ts';
import { testDoors, testMonitor } from '#tools/pulse/watching/test-watching.ts';
import { openLeases, quickLeases } from '../coordinator/tally.ts';

/**
 * Watches twenty doors that are open and shut for four seconds each, whenever it holds the lease, and says
 * `<number> <slot>` of each check that is stored. Takes PostgreSQL's address and the schema prefix, or `sqlite` and a folder.
 */
const [url = '', place = ''] = process.argv.slice(2);
const log = createLog({ level: 'error', format: 'json', write: () => {}, now: () => 0 });
const { database, coordinator, bus } = url === 'sqlite' ? await onSqlite() : await onPostgres();
const heartbeats = await openHeartbeats({ database, clock, log }, { intervalOf: () => 1_000 });
const { kind } = testDoors();
const monitors = Array.from({ length: 20 }, (_, n) =>
  testMonitor(n + 1, { intervalMs: 1_000, retryIntervalMs: 1_000, timeoutMs: 900 }),
);
const watching = openWatching({
  database: database.as(),
  bus,
  clock,
  log,
  coordinator,
  heartbeats,
  monitors: { all: () => monitors, watch: () => () => {} },
  kinds: [
    {
      ...kind,
      check: async () =>
        Math.floor(Date.now() / 4_000) % 2 === 0
          ? { ok: true, latencyMs: 1 }
          : { ok: false, reason: { id: 'refused' } },
    },
  ],
  isInMaintenance: () => false,
  surroundings: { resolve: async () => [] },
  isReferenceReachable: async () => true,
});
watching.watch((numbers) => {
  if (!watching.report()) return;
  const lines = numbers.map((number) => `${number} ${watching.nowOf(testMonitor(number))?.lastCheckAtMs}\n`);
  process.stdout.write(lines.join(''));
});
setInterval(() => {}, 60_000);

async function onPostgres() {
  const { store, leases } = await openLeases(url, place);
  const opened = await store.open<PulseSchema>('pulse', { ...busMigrations, ...pulseMigrations });
  return {
    database: opened,
    coordinator: createPostgresCoordinator({ database: leases, clock, log, ...quickLeases }),
    bus: createPostgresBus({ url, clock, log }).forTool('pulse', opened),
  };
}

async function onSqlite() {
  const store = await openSqliteStore({ dataDir: place, clock });
  const opened = await store.open<PulseSchema>('pulse', { ...busMigrations, ...pulseMigrations });
  const alone = createLoneCoordinator({ clock, log });
  return {
    database: opened,
    coordinator: alone,
    bus: createMemoryBus({ clock, log }).forTool('pulse', opened),
  };
}
