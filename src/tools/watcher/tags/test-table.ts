import { existsSync, readFileSync } from 'node:fs';
import { manualClock } from '#kernel/clock.ts';
import { candidates, type Candidates } from './candidates.ts';
import type { TagChoice } from './tag-choice.ts';

/** A table of the tests of another project, or what is given. They are no part of the repository; the other tests hold what they taught. */
export function peerTable<Table>(name: string, missing: Table): Table {
  const path = `../shared/data/updates/${name}.json`;
  if (!existsSync(path)) return missing;
  const table: Table = JSON.parse(readFileSync(path, 'utf8'));
  return table;
}

/** An answer that is meant to differ from the table's. */
export interface Difference {
  readonly ours: unknown;
  readonly why: string;
}

/** Of a whole list without dates. */
export function chooseFrom(current: string, names: readonly string[], choice: TagChoice = {}): Candidates {
  return candidates(current, { tags: names.map((name) => ({ name })), isCut: false }, choice, manualClock());
}
