import { manualClock } from '#kernel/clock.ts';
import { candidates, type Candidates } from './candidates.ts';
import type { TagChoice } from './tag-choice.ts';

/** An answer that is meant to differ from the table's. */
export interface Difference {
  readonly ours: unknown;
  readonly why: string;
}

/** Of a whole list without dates. */
export function chooseFrom(current: string, names: readonly string[], choice: TagChoice = {}): Candidates {
  return candidates(current, { tags: names.map((name) => ({ name })), isCut: false }, choice, manualClock());
}
