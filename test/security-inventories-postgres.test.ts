import { afterAll, describe } from 'vitest';
import { openPostgresStore } from '#kernel/database/postgres-store.ts';
import { createLog } from '#kernel/log.ts';
import { inventoriesConformance } from '#tools/security/inventories/inventories-conformance.ts';
import type { InventoryTables } from '#tools/security/inventories/inventory-tables.ts';
import { inventories } from '#tools/security/migrations/0001-inventories.ts';
import { postgresUrl, requireEngine } from './engines.ts';
import { dropSchemas } from './postgres-schemas.ts';

const prefix = `inventories_${process.pid}_`;
let opened = 0;

describe.skipIf(!requireEngine('postgres'))('inventories on PostgreSQL', () => {
  afterAll(() => dropSchemas(prefix));

  inventoriesConformance(async (clock) => {
    const log = createLog({ level: 'warn', format: 'json', write: () => undefined, now: () => clock.now() });
    opened += 1;
    const schemaPrefix = `${prefix}${opened}_`;
    const store = await openPostgresStore({ url: postgresUrl, schemaPrefix, clock, log });
    const database = await store.open<InventoryTables>('security', { '0001-inventories': inventories });
    return { database, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() };
  });
});
