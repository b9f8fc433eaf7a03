import type { Distribution, InventoryProblem, Package } from '#contracts/security/package.ts';

/** A package, and how it came into the image. */
export interface InventoryPackage extends Package {
  /** Index of the first layer, counted from the bottom, from which on it is there in this version. Null: a container's own files. */
  readonly layer: number | null;
  /** A package of a language that the distribution's manager put there, so that the distribution speaks for it. */
  readonly isOwned: boolean;
}

export interface InventoryLayer {
  /** SHA-256 of its uncompressed archive: `sha256:…`; null where the image does not say it. */
  readonly diffId: string | null;
  /** Of what the registry or the archive keeps, where that is known. */
  readonly digest: string | null;
  /** Uncompressed; null where it was not read. */
  readonly sizeBytes: number | null;
  /** The instruction that made it, as the builder wrote it. */
  readonly createdBy: string | null;
}

export interface InventoryPlatform {
  readonly os: string;
  readonly architecture: string;
  /** Of the architecture, such as `v7`; empty when there is none. */
  readonly variant: string;
}

/** What is in one image, or in the places of one container. Plain data: it is kept as JSON. */
export interface Inventory {
  readonly distribution: Distribution | null;
  readonly platform: InventoryPlatform | null;
  /** Bottom first; none for the places of a container. */
  readonly layers: readonly InventoryLayer[];
  /** In a fixed order: the same image always gives the same list. */
  readonly packages: readonly InventoryPackage[];
  /** What could not be read, so that what it holds is not known. */
  readonly problems: readonly InventoryProblem[];
}

/** Says that it is the same package in the same version, wherever it lies. */
export function packageKey({ type, name, version, arch }: Package): string {
  return [type, name, version, arch ?? ''].join('\u0000');
}
