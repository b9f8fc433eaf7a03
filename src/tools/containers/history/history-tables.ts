import type { EventTables } from './event-store.ts';
import type { HistoryIdentityTables } from './history-store.ts';
import type { UsageTables } from './usage-store.ts';

/** Tables of the history of containers. */
export interface HistoryTables extends HistoryIdentityTables, UsageTables, EventTables {}
