import type { AcceptanceTables } from './acceptance/acceptance-tables.ts';
import type { DayTables } from './days/day-tables.ts';
import type { FeedAlertTables } from './feed-alerts/feed-alert-tables.ts';
import type { FindingTables } from './findings/finding-tables.ts';
import type { InventoryTables } from './inventories/inventory-tables.ts';
import type { ReadingTables } from './reading/reading-tables.ts';

/** The tables of Security: each folder describes its own. */
export interface SecuritySchema
  extends InventoryTables, ReadingTables, FindingTables, AcceptanceTables, DayTables, FeedAlertTables {}
