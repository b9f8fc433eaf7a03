import { afterAll, describe } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { openPostgresStore } from '#kernel/database/postgres-store.ts';
import { createLog } from '#kernel/log.ts';
import type { FeedAlertTables } from '#tools/security/feed-alerts/feed-alert-tables.ts';
import { feedAlertsConformance } from '#tools/security/feed-alerts/feed-alerts-conformance.ts';
import { feedAlerts } from '#tools/security/migrations/0006-feed-alerts.ts';
import { postgresUrl, requireEngine } from './engines.ts';
import { dropSchemas } from './postgres-schemas.ts';

const prefix = `feed_alerts_${process.pid}_`;
let opened = 0;

describe.skipIf(!requireEngine('postgres'))('alerts of feeds on PostgreSQL', () => {
  afterAll(() => dropSchemas(prefix));

  feedAlertsConformance(async () => {
    const clock = manualClock();
    const log = createLog({ level: 'warn', format: 'json', write: () => undefined, now: () => clock.now() });
    opened += 1;
    const schemaPrefix = `${prefix}${opened}_`;
    const store = await openPostgresStore({ url: postgresUrl, schemaPrefix, clock, log });
    const database = await store.open<FeedAlertTables>('security', { '0006-feed-alerts': feedAlerts });
    return { database, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() };
  });
});
