import type { Log } from '#kernel/log.ts';
import type { Inventories } from '../inventories/open-inventories.ts';
import type { Bell } from '#kernel/coordinator/bell.ts';
import type { Lab } from './lab.ts';
import type { Content, PlanContext } from './plan-reads.ts';
import type { ReadContext } from './read-image.ts';
import type { ReadingBook } from './reading-book.ts';

export interface LeadOptions {
  readonly log: Log;
  readonly book: ReadingBook;
  readonly lab: Lab;
  readonly inventories: Inventories;
  readonly reading: ReadContext;
  readonly contents: () => readonly Content[];
  readonly planContext: () => PlanContext;
  /** Something else is known now. */
  readonly changed: () => void;
  /** Where other processes may ask for reads. */
  readonly isShared: boolean;
  /** Rung when there may be something to do; one for each loop. */
  readonly bells: { readonly whole: Bell; readonly first: Bell; readonly upkeep: Bell };
}
