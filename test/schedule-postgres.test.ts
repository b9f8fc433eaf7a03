import { afterAll, describe, expect, test } from 'vitest';
import { systemClock } from '#kernel/clock.ts';
import { coordinatorMigrations } from '#kernel/coordinator/lease-store.ts';
import { createPostgresCoordinator } from '#kernel/coordinator/postgres-coordinator.ts';
import { openPostgresStore } from '#kernel/database/postgres-store.ts';
import { createLog } from '#kernel/log.ts';
import { createSchedule } from '#kernel/schedule/create-schedule.ts';
import { scheduleMigrations } from '#kernel/schedule/schedule-store.ts';
import { scheduleConformance } from '#kernel/schedule/schedule.conformance.ts';
import { postgresUrl, requireEngine } from './engines.ts';
import { dropSchemas } from './postgres-schemas.ts';

const prefix = `schedule_${process.pid}_`;
const log = createLog({ level: 'error', format: 'json', write: () => {}, now: () => 0 });
const patience = { timeout: 40_000, interval: 20 };

function open(place: string) {
  const schemaPrefix = `${prefix}${place.replaceAll('-', '_')}_`;
  return openPostgresStore({ url: postgresUrl, schemaPrefix, maxConnections: 4 });
}

/** One of several processes that share a schedule. */
async function startProcess(place: string) {
  const store = await open(place);
  const shared = await store.open('nexus', coordinatorMigrations);
  const database = await store.open('pulse', scheduleMigrations);
  const coordinator = createPostgresCoordinator({ database: shared, clock: systemClock, log, renewMs: 100 });
  const schedule = createSchedule({ tool: 'pulse', database, coordinator, clock: systemClock, log });
  return {
    schedule,
    async [Symbol.asyncDispose]() {
      await schedule[Symbol.asyncDispose]();
      await coordinator[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    },
  };
}

describe.skipIf(!requireEngine('postgres'))('PostgreSQL', () => {
  afterAll(() => dropSchemas(prefix));

  scheduleConformance('PostgreSQL', open);

  test('one of several processes runs a job, whichever is asked, and another goes on when it leaves', async () => {
    const runs: string[] = [];
    const started = await Promise.all(
      ['first', 'second'].map(async (name) => ({ name, process: await startProcess('shared') })),
    );
    for (const { name, process } of started) {
      process.schedule.add({ name: 'scan', everyMs: 3_600_000, run: async () => void runs.push(name) });
    }
    await expect.poll(() => runs, patience).toHaveLength(1);
    const [holder, other] = started.toSorted((a) => (a.name === runs[0] ? -1 : 1));
    other!.process.schedule.trigger('scan');
    await expect.poll(() => runs, patience).toEqual([holder!.name, holder!.name]);
    await holder!.process[Symbol.asyncDispose]();
    other!.process.schedule.trigger('scan');
    await expect.poll(() => runs, patience).toEqual([holder!.name, holder!.name, other!.name]);
    await other!.process[Symbol.asyncDispose]();
  });
});
