import type { Transaction } from '#kernel/database/database.ts';
import type { NotifySchema } from '../notify-schema.ts';
import type { AlertRecord, AlertReport } from './alert-record.ts';

export interface Accepted {
  readonly accepted: number;
  /** Positions in what was handed over, with the reason in plain words. */
  readonly refused: readonly { readonly index: number; readonly reason: string }[];
}

export interface AlertChanges {
  readonly changed: readonly AlertRecord[];
  /** Fingerprints of those that are over and told. */
  readonly gone: readonly string[];
}

/** The alerts of now, in memory; the table is the truth. Holds those that are over until everybody concerned was told. */
export interface AlertBook {
  get(fingerprint: string): AlertRecord | undefined;
  all(): Iterable<AlertRecord>;
  /** Called after what it tells of is committed. @returns stops it. */
  watch(listener: (changes: AlertChanges) => void): () => void;
  /**
   * Resolves once the reports are committed: an answer of 200 means that they survive. Good ones are kept when others are
   * refused. With `tx`, they are part of that transaction and reach the book soon after its commit.
   */
  accept(reports: readonly AlertReport[], tx?: Transaction<NotifySchema>): Promise<Accepted>;
  /**
   * Those that are over and were told everywhere: they leave the book and stay in the history. One that was reported again
   * meanwhile stays as it is.
   */
  settle(alerts: readonly AlertRecord[], tx: Transaction<NotifySchema>): Promise<void>;
  /** To be called after the transaction of `settle`. */
  forget(alerts: readonly AlertRecord[]): void;
}
