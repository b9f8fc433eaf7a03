import type { ChoiceTables } from './choices/choice-tables.ts';
import type { FactTables } from './facts/fact-tables.ts';
import type { PolicyTables } from './policies/policy-tables.ts';
import type { RegistryTables } from './settings/registry-tables.ts';
import type { RunTables } from './runs/run-tables.ts';
import type { ToldTables } from './told/told-tables.ts';

/** The tables of Watcher: each folder describes its own. */
export interface WatcherSchema
  extends FactTables, RunTables, RegistryTables, PolicyTables, ChoiceTables, ToldTables {}
