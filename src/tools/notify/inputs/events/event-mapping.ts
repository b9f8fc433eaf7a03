import type { EventType } from '#contracts/event.ts';
import type { Delivered } from '#kernel/bus/bus.ts';
import type { AlertReport } from '../../alerts/alert-record.ts';

/** Makes alerts of what another tool tells. Each list is of one publisher, whose events then arrive in one order. */
export interface EventMapping<E extends EventType = EventType> {
  /** Names the subscription's progress; never change it. */
  readonly name: string;
  readonly events: readonly E[];
  /** The reports that an event makes, ends included. Pure. */
  reportsOf(event: Delivered<E>): readonly AlertReport[];
}
