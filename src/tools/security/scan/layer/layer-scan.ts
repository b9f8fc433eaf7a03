import type { LayerOutline } from '#library/layers/outline.ts';
import type { FileFindings } from '../../analyzers/analyzer.ts';

/** What one file tells, by its path in the layer. */
export type FoundAt = readonly [path: string, findings: FileFindings];

/** One layer by itself: what it does to the tree, and what the files in it tell. Plain data: it is kept as JSON. */
export interface LayerScan {
  readonly outline: LayerOutline;
  readonly findings: readonly FoundAt[];
}

/** A file that is wanted under another name than its own. */
export interface LinkedFile {
  /** The name that an analyzer wants. */
  readonly path: string;
  /** Index of the layer that has the content. */
  readonly layer: number;
  /** Its path there. */
  readonly writtenAs: string;
}

/** What such a file tells. */
export interface LinkedFound extends LinkedFile {
  readonly findings: FileFindings;
}
