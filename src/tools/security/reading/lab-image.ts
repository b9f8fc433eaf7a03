import type { ContainerState } from '#contracts/containers/container.ts';
import type { Exposure } from '../priority/exposure.ts';

/** A container that runs an image, or was made from it. */
export interface LabContainer {
  readonly host: string;
  readonly id: string;
  readonly name: string;
  readonly stack: string | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly state: ContainerState;
  /** As the container names its image. */
  readonly image: string;
  readonly exposure: Exposure;
  /** False: so far only its ports are known, so that what is not said may be. */
  readonly isExposureKnown: boolean;
}

/** One image of one host. */
export interface LabImage {
  readonly host: string;
  /** The engine's id. */
  readonly id: string;
  /** What is in it, the same on every host (`contentDigest`): the key of its inventory. Null: not known yet. */
  readonly digest: string | null;
  /** Names by which it is known here, the one that containers use first. */
  readonly references: readonly string[];
  /** Those that run first. */
  readonly containers: readonly LabContainer[];
  /** As the engine counts it; null: it does not say. */
  readonly sizeBytes: number | null;
  /** False: the host has no such image any more, though a container was made from it. */
  readonly isHere: boolean;
  /** False: this is as last seen, without containers where nothing was seen since NEXUS started. */
  readonly isHostLive: boolean;
}

export interface ImageKey {
  readonly host: string;
  readonly id: string;
}

export function imageKey({ host, id }: ImageKey): string {
  return `${host}/${id}`;
}

export function isRunning({ containers }: Pick<LabImage, 'containers'>): boolean {
  return containers.some(({ state }) => state === 'running');
}
