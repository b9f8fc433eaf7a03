import { afterAll, describe, expect, test } from 'vitest';
import { RoutingConfig } from '#contracts/notify/routing-config.ts';
import { busMigrations } from '#kernel/bus/bus-tables.ts';
import { openPostgresStore } from '#kernel/database/postgres-store.ts';
import { admin } from '#kernel/test-call.ts';
import type { NotifySchema } from '#tools/notify/notify-schema.ts';
import { openRouting } from '#tools/notify/routing/open-routing.ts';
import { openTestKernel } from '#tools/notify/test-notify.ts';
import { notifyMigrations } from '#tools/notify/tool.ts';
import { postgresUrl, requireEngine } from './engines.ts';
import { dropSchemas } from './postgres-schemas.ts';

const schemaPrefix = `routing_${process.pid}_`;
const people = 8;

describe.skipIf(!requireEngine('postgres'))('the routing on PostgreSQL', () => {
  afterAll(() => dropSchemas(schemaPrefix));

  test('of all who save at the same moment one has it saved, the others are told of a conflict', async () => {
    await using store = await openPostgresStore({ url: postgresUrl, schemaPrefix, maxConnections: people });
    const database = await store.open<NotifySchema>('notify', { ...busMigrations, ...notifyMigrations });
    await using kernel = await openTestKernel();
    const processes = await Promise.all(
      Array.from({ length: people }, () => openRouting({ ...kernel, database })),
    );
    await using stack = new AsyncDisposableStack();
    for (const routing of processes) stack.use(routing);
    for (let version = 0; version < 5; version += 1) {
      const outcomes = await Promise.allSettled(
        processes.map((routing, index) => {
          const config = RoutingConfig.parse({ route: { receiver: 'default', groupWaitMs: 1_000 * index } });
          return routing.change(admin, config, version);
        }),
      );
      const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      expect(refused).toHaveLength(people - 1);
      for (const error of refused)
        expect(error).toMatchObject({
          status: 409,
          message: expect.stringMatching(/^Somebody else has changed the routing/),
        });
    }
  });
});
