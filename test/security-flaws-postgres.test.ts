import { afterAll, describe } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { openPostgresStore } from '#kernel/database/postgres-store.ts';
import { createLog } from '#kernel/log.ts';
import type { FindingTables } from '#tools/security/findings/finding-tables.ts';
import { flawHistoryConformance } from '#tools/security/flaws/flaw-history-conformance.ts';
import { postgresUrl, requireEngine } from './engines.ts';
import { dropSchemas } from './postgres-schemas.ts';
import { securityMigrations } from '#tools/security/security-migrations.ts';

const prefix = `flaws_${process.pid}_`;
let opened = 0;

describe.skipIf(!requireEngine('postgres'))('history of flaws on PostgreSQL', () => {
  afterAll(() => dropSchemas(prefix));

  flawHistoryConformance(async () => {
    const clock = manualClock();
    const log = createLog({ level: 'warn', format: 'json', write: () => undefined, now: () => clock.now() });
    opened += 1;
    const schemaPrefix = `${prefix}${opened}_`;
    const store = await openPostgresStore({ url: postgresUrl, schemaPrefix, clock, log });
    const database = await store.open<FindingTables>('security', securityMigrations);
    return { database, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() };
  });
});
