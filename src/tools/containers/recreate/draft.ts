import { conflict } from '#kernel/errors.ts';
import type { RecreateWarning } from '#contracts/containers/recreate.ts';
import type { ContainerBody, Was } from './container-body.ts';

/** A recreation, decided in every detail; written down before anything is done. */
export interface Draft {
  /** Of the recreation. */
  readonly id: string;
  /** The container itself first, then those that depend on it, each behind what it needs. */
  readonly members: readonly Member[];
  /** A tag that keeps the old image from being pruned; null when the image stays. */
  readonly rollbackTag: string | null;
  /** What image references stood for before, and shall when everything has gone well. Ids of images. */
  readonly tags: readonly TagChange[];
  /** What is lost or not kept, as it was told when this was decided. */
  readonly warnings: readonly RecreateWarning[];
  readonly gate: Gate;
}

export interface TagChange {
  readonly reference: string;
  /** Null: leave it as it is on the way back. */
  readonly before: string | null;
  readonly after: string;
}

/** One container that is replaced. */
export interface Member {
  readonly oldId: string;
  /** The way back, where the old container is gone. */
  readonly oldBody: ContainerBody;
  readonly oldImageId: string;
  readonly body: ContainerBody;
  readonly imageId: string;
  readonly was: Was;
  /** The old one was not unhealthy by the same check, so the new one must not be. */
  readonly mustBeHealthy: boolean;
  /** Names of members whose ids it refers to. */
  readonly needs: readonly string[];
  /** Names until the switch, and of the old one after it. */
  readonly temporaryName: string;
  readonly asideName: string;
  /** Files to copy from the old container, absolute paths. */
  readonly inlineFiles: readonly string[];
  /** Null until it exists. */
  readonly newId: string | null;
  /** Volumes without a name that the new container alone brought into being. */
  readonly newVolumes: readonly string[];
}

export function newIdOf({ newId, body }: Member): string {
  if (newId === null) throw conflict(`The new ${body.name} does not exist.`);
  return newId;
}

/** What must hold before the old container is given up. */
export interface Gate {
  /** Without a health check: how long it must run without a restart. */
  readonly steadyMs: number;
  /** With one: the longest wait, at least; the check's own times may ask for more. */
  readonly healthyWithinMs: number;
}

export type GateVerdict =
  | { readonly passed: true }
  /** `log`: the last lines of the container that failed. */
  | { readonly passed: false; readonly reason: string; readonly log: string };

/** What is there of each member, in the draft's order. */
export type Found = readonly FoundMember[];

export interface FoundMember {
  readonly old: FoundContainer | null;
  readonly new: FoundContainer | null;
}

export interface FoundContainer {
  readonly name: string;
  readonly running: boolean;
}
