import type { Clock } from '#kernel/clock.ts';
import type { Log } from '#kernel/log.ts';
import { beatColumn, type BeatColumn } from './beat-column.ts';
import { knownNames, type KnownNames } from './known-names.ts';
import type { Retention } from './retention.ts';
import type { Store } from './series-store.ts';

/** What everything about heartbeats works on. */
export interface HeartbeatPlace {
  readonly database: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly names: KnownNames;
  /** What is not in blocks yet, and the newest of each series. Follows the database. */
  readonly tail: Tail;
  readonly retention: Retention;
  /** How often a monitor is checked; undefined: nobody knows it any more. */
  readonly intervalOf: (monitorId: number) => number | undefined;
}

export interface Tail {
  /** Of a series that is new: empty. */
  of(seriesId: number): BeatColumn;
  forget(seriesId: number): void;
}

/** So many of each series are kept for the bars of the list, sealed or not. */
export const newestKept = 100;

export function emptyTail(): Tail {
  const columns = new Map<number, BeatColumn>();
  return {
    of(seriesId) {
      const found = columns.get(seriesId) ?? beatColumn();
      columns.set(seriesId, found);
      return found;
    },
    forget: (seriesId) => columns.delete(seriesId),
  };
}

export function emptyPlace(
  options: Pick<HeartbeatPlace, 'database' | 'clock' | 'log' | 'retention' | 'intervalOf'>,
): HeartbeatPlace {
  return { ...options, names: knownNames(), tail: emptyTail() };
}
