import { existsSync, readFileSync } from 'node:fs';

/**
 * For tests: a table of the tests of another project, by its folder and name, or `missing` where it is not there. Tables are no part
 * of the repository; the tests beside hold what they taught.
 */
export function peerTable<Table>(name: string, missing: Table): Table {
  const path = new URL(`../../../shared/data/${name}.json`, import.meta.url);
  if (!existsSync(path)) return missing;
  const table: Table = JSON.parse(readFileSync(path, 'utf8'));
  return table;
}
