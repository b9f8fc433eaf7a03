import type { LayerProblem } from '../layer-problem.ts';

/** What an image says of itself (OCI image-spec, "Image Configuration"). All of it is untrusted. */
export interface ImageConfig {
  readonly os: string;
  readonly architecture: string;
  readonly variant: string;
  readonly createdAtMs: number | null;
  /** Digests of the uncompressed layers, the lowest first. */
  readonly diffIds: readonly string[];
  readonly history: readonly ImageStep[];
  /** `NAME=value`. */
  readonly env: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

export interface ImageStep {
  readonly createdBy: string;
  readonly createdAtMs: number | null;
  readonly comment: string;
  /** It changed settings only, and no layer stands for it. */
  readonly isEmptyLayer: boolean;
}

export interface ImageLayer {
  /** Of the bytes as they are stored; null where nothing says it. */
  readonly digest: string | null;
  /** Empty where nothing says it. What the bytes really are, `decompress` finds out. */
  readonly mediaType: string;
  readonly diffId: string | null;
  /** Where its bytes are in the archive or folder; null when they are not there. */
  readonly path: string | null;
  /** `foreign`: it may not be passed on, and is to be had elsewhere, as layers of Windows. */
  readonly state: 'present' | 'missing' | 'foreign';
}

/** An image as it was found. Without a config, there is none, and the problems say why. */
export interface Image {
  /** Of its manifest; null in archives that have none. */
  readonly digest: string | null;
  /** Of its configuration, which engines without the containerd store call the image's id. */
  readonly configDigest: string | null;
  readonly names: readonly string[];
  readonly config: ImageConfig | null;
  /** The lowest first. */
  readonly layers: readonly ImageLayer[];
  readonly problems: readonly LayerProblem[];
}

export const noImage: Image = {
  digest: null,
  configDigest: null,
  names: [],
  config: null,
  layers: [],
  problems: [],
};
