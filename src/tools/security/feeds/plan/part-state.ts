import type { Validators } from '../fetch-part/validators.ts';

/** What is kept of a part between two fetches. */
export interface PartState {
  /** Of what was read last; null before the first time. */
  readonly validators: Validators | null;
  /** Up to where changes were read; null where the feed has none. */
  readonly cursor: string | null;
  /** `Feed.revision` when it was read. */
  readonly revision: number;
  /** What it was read for: `coverText`. */
  readonly covers: string;
  /** When it was last known to be whole and new: read, or found unchanged; null: never. */
  readonly wholeAtMs: number | null;
  /** When its changes were last asked for with success; null: never since it was whole. */
  readonly changesAtMs: number | null;
  /** When anything was last tried. */
  readonly triedAtMs: number | null;
  /** Attempts in a row that failed. */
  readonly failures: number;
  /** When the server wants to be asked again. */
  readonly retryAtMs: number | null;
}

export const newPartState: PartState = {
  validators: null,
  cursor: null,
  revision: 0,
  covers: '',
  wholeAtMs: null,
  changesAtMs: null,
  triedAtMs: null,
  failures: 0,
  retryAtMs: null,
};
