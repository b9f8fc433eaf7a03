import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openIndex } from '#tools/security/advisories/open-index.ts';
import type { Measurement } from '../benchmark.ts';
import { temporaryFolder } from '../nexus-process.ts';
import { round } from '../statistics.ts';
import { syntheticAdvisories } from './synthetic-advisories.ts';

/** The whole file but long texts, which a person reads once a week, by the rows that matching asks for. */
export async function measureIndexSize(rows: number): Promise<Measurement[]> {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'index.db');
  const startedMs = performance.now();
  {
    using index = openIndex(path).index;
    await index.write({ feed: 'debian', part: 'tracker', mode: 'whole' }, syntheticAdvisories(rows));
  }
  const writtenMs = performance.now() - startedMs;
  using database = new DatabaseSync(path, { readOnly: true });
  const numberOf = (sql: string): number => Number(database.prepare(sql).get()?.['number']);
  const details = numberOf("select sum(pgsize) as number from dbstat where name = 'detail'");
  const affected = numberOf('select count(*) as number from affected');
  const { size } = await stat(path);
  return [
    {
      name: 'indexBytesPerAffected',
      value: round((size - details) / affected),
      atMost: 220,
      note: `${affected} rows that were made up, of 40000 packages; without long texts`,
    },
    { name: 'indexRowsPerSecond', value: Math.round(affected / (writtenMs / 1000)) },
  ];
}
