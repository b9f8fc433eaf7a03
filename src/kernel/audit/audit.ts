import type { Caller } from '#contracts/access.ts';
import type { Transaction } from '#kernel/database/database.ts';

export interface AuditRecord {
  readonly caller: Caller;
  /** Verb and object in the tool's own words: `stop container`. */
  readonly action: string;
  readonly target: string;
  readonly outcome: 'succeeded' | 'failed' | 'refused';
  readonly before?: unknown;
  readonly after?: unknown;
  readonly detail?: string;
}

/** Who changed what. Recorded inside the transaction of the change, so neither is there without the other. */
export interface Audit<Schema = unknown> {
  record(tx: Transaction<Schema>, entry: AuditRecord): Promise<void>;
}
