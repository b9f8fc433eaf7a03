import { type HeartbeatBatch, newHeartbeatBatch } from './heartbeat-batch.ts';
import type { IncidentStep } from './observe-check.ts';
import type { StoredWatch } from './stored-watch.ts';
import type { Telling } from './tell.ts';

/** What one transaction is to store. */
export interface Writes {
  readonly heartbeats: HeartbeatBatch;
  /** By number; undefined: the monitor is gone. */
  readonly states: Map<number, StoredWatch | undefined>;
  readonly steps: { readonly number: number; readonly step: IncidentStep }[];
  readonly tellings: Telling[];
}

export function newWrites(location: string): Writes {
  return { heartbeats: newHeartbeatBatch(location), states: new Map(), steps: [], tellings: [] };
}

/** How many things wait to be stored. */
export function countOf({ heartbeats, states, steps, tellings }: Writes): number {
  const { length } = heartbeats.heartbeats;
  return length + heartbeats.restated.length + states.size + steps.length + tellings.length;
}
