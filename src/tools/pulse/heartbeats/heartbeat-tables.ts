import type { BlockTables } from './block-store.ts';
import type { RecentTables } from './recent-store.ts';
import type { SeriesTables } from './series-store.ts';
import type { SummaryTables } from './summary-store.ts';

/** Tables of what checks came to. */
export interface HeartbeatTables extends SeriesTables, RecentTables, BlockTables, SummaryTables {}
