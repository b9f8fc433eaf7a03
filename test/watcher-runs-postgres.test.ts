import { afterAll, describe, expect, test } from 'vitest';
import { createAudit } from '#kernel/audit/create-audit.ts';
import { busMigrations } from '#kernel/bus/bus-tables.ts';
import { createPostgresBus } from '#kernel/bus/postgres-bus.ts';
import { openPostgresStore } from '#kernel/database/postgres-store.ts';
import { runs as runsMigration } from '#tools/watcher/migrations/0004-runs.ts';
import { ended, lab, openTestKernel, start, update } from '#tools/watcher/runs/test-runs.ts';
import type { WatcherSchema } from '#tools/watcher/watcher-schema.ts';
import { postgresUrl, requireEngine } from './engines.ts';
import { dropSchemas } from './postgres-schemas.ts';

const prefix = `runs_${process.pid}_`;

async function openKernel() {
  const store = await openPostgresStore({ url: postgresUrl, schemaPrefix: prefix, maxConnections: 4 });
  const migrations = { ...busMigrations, '0004-runs': runsMigration };
  const database = await store.open<WatcherSchema>('watcher', migrations);
  const own = await openTestKernel();
  const bus = createPostgresBus({ url: postgresUrl, clock: own.clock, log: own.log });
  const ofWatcher = bus.forTool('watcher', database);
  const audit = createAudit<WatcherSchema>({ tool: 'watcher', bus: ofWatcher, clock: own.clock });
  return {
    kernel: { ...own, database, bus: ofWatcher, audit },
    async [Symbol.asyncDispose]() {
      await bus[Symbol.asyncDispose]();
      await own[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    },
  };
}

describe.skipIf(!requireEngine('postgres'))('updates on PostgreSQL', () => {
  afterAll(() => dropSchemas(prefix));

  test('what one process begins the one that leads does, and each container has one at a time', async () => {
    await using opened = await openKernel();
    const { kernel } = opened;
    const { containers, open } = lab(kernel, [{ name: 'a' }, { name: 'b' }]);
    const follows = { ...kernel.coordinator, whileHolding: () => {} };
    await using leading = await open({ kernel });
    await using following = await open({ kernel: { ...kernel, coordinator: follows } });
    const [begun] = await start(following, ['a']);
    expect(await ended(following, begun!.id)).toMatchObject({ state: 'succeeded', startedBy: 'ana' });
    containers.ends.push('running');
    const [waiting] = await start(following, ['b']);
    await expect(start(leading, ['b'])).rejects.toMatchObject({ code: 'conflict' });
    await expect.poll(() => containers.operationList.length, { timeout: 15_000 }).toBe(2);
    containers.operationList[1] = { ...containers.operationList[1]!, state: 'failed' };
    expect(await ended(leading, waiting!.id)).toMatchObject({ state: 'failed' });
    containers.put('b', 'nginx:1.26');
    expect(await update(leading, 'b')).toMatchObject({ state: 'succeeded' });
    expect(await leading.outcomes()).toHaveLength(2);
  });
});
