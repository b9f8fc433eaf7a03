import { openTestKernelOf } from '#kernel/test-kernel.ts';
import { feedAlerts } from '../migrations/0006-feed-alerts.ts';
import type { FeedAlertTables } from './feed-alert-tables.ts';
import { feedAlertsConformance } from './feed-alerts-conformance.ts';

feedAlertsConformance(() =>
  openTestKernelOf<FeedAlertTables>('security', { '0006-feed-alerts': feedAlerts }),
);
