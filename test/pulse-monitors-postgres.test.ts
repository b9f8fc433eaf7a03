import { afterAll, describe, expect, test } from 'vitest';
import { MaintenanceDraft } from '#contracts/pulse/maintenance.ts';
import { BulkChange } from '#contracts/pulse/monitors.ts';
import { createAudit } from '#kernel/audit/create-audit.ts';
import { busMigrations } from '#kernel/bus/bus-tables.ts';
import { createPostgresBus } from '#kernel/bus/postgres-bus.ts';
import { openPostgresStore } from '#kernel/database/postgres-store.ts';
import { admin } from '#kernel/test-call.ts';
import { openMaintenance } from '#tools/pulse/maintenance/open-maintenance.ts';
import type { MonitorsChange } from '#tools/pulse/monitors/monitors.ts';
import { draft, openTestMonitors } from '#tools/pulse/monitors/test-monitors.ts';
import { pulseMigrations } from '#tools/pulse/pulse-migrations.ts';
import type { PulseSchema } from '#tools/pulse/pulse-schema.ts';
import { openTestKernel } from '#tools/pulse/test-pulse.ts';
import { postgresUrl, requireEngine } from './engines.ts';
import { dropSchemas } from './postgres-schemas.ts';

const prefix = `monitors_${process.pid}_`;
const patience = { timeout: 15_000, interval: 50 };

/** Two processes on one database, which share the key of the secrets. */
async function startTwo(place: string) {
  const store = await openPostgresStore({
    url: postgresUrl,
    schemaPrefix: `${prefix}${place}_`,
    maxConnections: 4,
  });
  const database = await store.open<PulseSchema>('pulse', { ...busMigrations, ...pulseMigrations });
  const own = await openTestKernel();
  const bus = createPostgresBus({ url: postgresUrl, clock: own.clock, log: own.log });
  const ofPulse = bus.forTool('pulse', database);
  const audit = createAudit<PulseSchema>({ tool: 'pulse', bus: ofPulse, clock: own.clock });
  const kernel = { ...own, database, bus: ofPulse, audit };
  const [first, second] = [await openTestMonitors(kernel), await openTestMonitors(kernel)];
  return {
    kernel,
    first,
    second,
    async [Symbol.asyncDispose]() {
      await second[Symbol.asyncDispose]();
      await first[Symbol.asyncDispose]();
      await bus[Symbol.asyncDispose]();
      await own[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    },
  };
}

describe.skipIf(!requireEngine('postgres'))('monitors on PostgreSQL', () => {
  afterAll(() => dropSchemas(prefix));

  test('what one process does the others notice, secrets included', async () => {
    await using processes = await startTwo('notice');
    const { first, second } = processes;
    const told: MonitorsChange[] = [];
    second.watch((change) => told.push(change));
    const settings = { host: 'front.lan', password: 'sesame' };
    const { id } = await first.create(draft({ settings }), admin);
    await expect.poll(() => second.get(id)?.settings, patience).toEqual({ ...settings, port: 7 });
    await first.changeMany([id], BulkChange.parse({ addTags: [{ name: 'home' }] }), admin);
    await first.pause([id], admin);
    await expect.poll(() => second.get(id)?.state, patience).toBe('paused');
    expect(second.get(id)).toEqual(first.get(id));
    await first.remove([id], admin);
    await expect.poll(() => told.at(-1)?.removed.map((one) => one.id), patience).toEqual([id]);
  });

  test('of two who change a monitor at once one is told of the other, and what is gone stays gone', async () => {
    await using processes = await startTwo('race');
    const { first, second } = processes;
    const { id, revision } = await first.create(draft(), admin);
    const changes = await Promise.allSettled([
      first.change(id, draft({ name: 'a' }), admin, revision),
      second.change(id, draft({ name: 'b' }), admin, revision),
    ]);
    const refused = changes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused.map(({ code }) => code)).toEqual(['conflict']);
    await first.remove([id], admin);
    await expect(second.change(id, draft(), admin)).rejects.toMatchObject({ code: 'not-found' });
    expect(await second.remove([id], admin)).toMatchObject({ changed: 0 });
  });

  test('numbers are never given twice', async () => {
    await using processes = await startTwo('numbers');
    const { first, second } = processes;
    const both = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? first : second));
    const made = await Promise.all(both.map((monitors) => monitors.create(draft(), admin)));
    await first.remove(
      made.map(({ id }) => id),
      admin,
    );
    const numbers = [...made, await second.create(draft(), admin)].map(({ number }) => number);
    expect(new Set(numbers).size).toBe(41);
  });

  test('a maintenance window counts in every process', async () => {
    await using processes = await startTwo('maintenance');
    const { kernel, first, second } = processes;
    await using here = await openMaintenance({ kernel, monitors: first });
    await using there = await openMaintenance({ kernel, monitors: second });
    const monitor = await first.create(draft(), admin);
    const schedule = { kind: 'once', fromMs: 0, toMs: Date.now() + 3_600_000 } as const;
    const wanted = MaintenanceDraft.parse({ name: 'disks', schedule, isForAll: true });
    const { window } = await here.put(undefined, wanted, admin);
    expect(here.isInMaintenance(monitor, Date.now())).toBe(true);
    await expect.poll(() => there.isInMaintenance(monitor, Date.now()), patience).toBe(true);
    await there.remove(window.id, admin);
    await expect.poll(() => here.isInMaintenance(monitor, Date.now()), patience).toBe(false);
  });
});
