import type { EventType } from '#contracts/event.ts';
import type { Delivered } from '#kernel/bus/bus.ts';
import type { AlertRecord, AlertReport } from '../../alerts/alert-record.ts';

/** What is known of an alert of now. */
export type SaidAlert = Pick<AlertRecord, 'labels' | 'source' | 'startsAtMs' | 'endsAtMs'>;

/** Makes alerts of what another tool tells. Each list is of one publisher, whose events then arrive in one order. */
export interface EventMapping<E extends EventType = EventType> {
  /** Names the subscription's progress; never change it. */
  readonly name: string;
  readonly events: readonly E[];
  /**
   * `oldest`: also what was published before Notify first listened, for what is told only once and has its ends. The publisher starts
   * first, and may have something to tell within that second. Absent: from now on.
   */
  readonly from?: 'oldest';
  /** The reports that an event makes, ends included. Pure. */
  reportsOf(event: Delivered<E>): readonly AlertReport[];
  /** Ends of alerts that were about the same things under other labels: they were renamed since. Absent: nothing is. Pure. */
  endsOfOthers?(reports: readonly AlertReport[], known: Iterable<SaidAlert>): readonly AlertReport[];
}
