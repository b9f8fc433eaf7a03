import { describe } from 'vitest';
import { feedAlertsConformance } from '#tools/security/feed-alerts/feed-alerts-conformance.ts';
import { requireEngine } from './engines.ts';
import { securityOnPostgres } from './security/postgres-security.ts';

describe.skipIf(!requireEngine('postgres'))('alerts of feeds on PostgreSQL', () => {
  feedAlertsConformance(securityOnPostgres('feed_alerts'));
});
