/** What one layer may take. All of it is untrusted, so what passes a bound ends the layer as a problem. */
export interface LayerBounds {
  /** Of the archive, headers of links and folders too. */
  readonly mostEntries: number;
  /** A longer path is left out, with a problem. */
  readonly mostPathBytes: number;
  /** All paths and link targets together, since they are kept in memory. */
  readonly mostNameBytes: number;
  /** Uncompressed. */
  readonly mostBytes: number;
  /** Uncompressed bytes for each compressed one, from `freeBytes` on. */
  readonly mostRatio: number;
  readonly freeBytes: number;
  /** The deadline. */
  readonly signal?: AbortSignal;
}

const mebibyte = 1024 * 1024;

export const defaultBounds: LayerBounds = {
  mostEntries: 1_000_000,
  mostPathBytes: 4096,
  mostNameBytes: 256 * mebibyte,
  mostBytes: 32 * 1024 * mebibyte,
  mostRatio: 200,
  freeBytes: mebibyte,
};

/** What an image may take once its layers are put upon each other. What passes it is left out, with a problem. */
export interface MergeBounds {
  /** A folder takes ten times the memory of a file; no known image has a hundred thousand. */
  readonly mostFolders: number;
  readonly mostFiles: number;
  /** Parts of paths that are walked: links multiply them. */
  readonly mostSteps: number;
}

export const defaultMergeBounds: MergeBounds = {
  mostFolders: 500_000,
  mostFiles: 5_000_000,
  mostSteps: 30_000_000,
};
