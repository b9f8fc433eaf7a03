import { busMigrations } from '#kernel/bus/bus-tables.ts';
import { createPostgresBus } from '#kernel/bus/postgres-bus.ts';
import { systemClock } from '#kernel/clock.ts';
import { createPostgresCoordinator } from '#kernel/coordinator/postgres-coordinator.ts';
import { createLog } from '#kernel/log.ts';
import { openHeartbeats } from '#tools/pulse/heartbeats/open-heartbeats.ts';
import { pulseMigrations } from '#tools/pulse/pulse-migrations.ts';
import type { PulseSchema } from '#tools/pulse/pulse-schema.ts';
import { openWatching } from '#tools/pulse/watching/open-watching.ts';
import { testDoors, testMonitor } from '#tools/pulse/watching/test-watching.ts';
import { openLeases, quickLeases } from '../coordinator/tally.ts';

/**
 * Watches twenty doors that are open and shut for four seconds each, whenever it holds the lease, and says `stored <how many>`.
 * Takes the database's address and the schema prefix.
 */
const [url = '', schemaPrefix = ''] = process.argv.slice(2);
const { store, leases } = await openLeases(url, schemaPrefix);
const database = await store.open<PulseSchema>('pulse', { ...busMigrations, ...pulseMigrations });
const log = createLog({ level: 'error', format: 'json', write: () => {}, now: () => 0 });
const clock = systemClock;
const coordinator = createPostgresCoordinator({ database: leases, clock, log, ...quickLeases });
const bus = createPostgresBus({ url, clock, log }).forTool('pulse', database);
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
  if (watching.report()) process.stdout.write(`stored ${numbers.length}\n`);
});
setInterval(() => {}, 60_000);
