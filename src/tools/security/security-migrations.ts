import { inventories } from './migrations/0001-inventories.ts';
import { reading } from './migrations/0002-reading.ts';
import { findings } from './migrations/0003-findings.ts';
import { acceptances } from './migrations/0004-acceptances.ts';
import { days } from './migrations/0005-days.ts';
import { feedAlerts } from './migrations/0006-feed-alerts.ts';
import { matchedWith } from './migrations/0007-matched-with.ts';
import { accepted } from './migrations/0008-accepted.ts';

export const securityMigrations = {
  '0001-inventories': inventories,
  '0002-reading': reading,
  '0003-findings': findings,
  '0004-acceptances': acceptances,
  '0005-days': days,
  '0006-feed-alerts': feedAlerts,
  '0007-matched-with': matchedWith,
  '0008-accepted': accepted,
};
