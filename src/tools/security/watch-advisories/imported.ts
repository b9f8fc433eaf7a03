import type { PartState } from '../advisories/part-state.ts';

/** What an import brought. */
export interface Imported {
  readonly kind: 'nexus' | 'grype';
  readonly advisories: number;
  readonly affected: number;
  /** When the file was made. */
  readonly madeAtMs: number | null;
  /** At most a hundred. */
  readonly problems: readonly string[];
}

/** Kept in the state of a part that was imported, beside what the index itself looks at. */
export interface ImportNotes {
  readonly affected?: number;
  readonly problems?: readonly string[];
}

export type ImportedState = PartState & ImportNotes;
