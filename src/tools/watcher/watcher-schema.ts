import type { RegistryTables } from './settings/registry-tables.ts';

/** The tables of Watcher: each folder describes its own. */
export interface WatcherSchema extends RegistryTables {}
