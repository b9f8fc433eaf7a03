import type { RegistryLogin } from '#contracts/containers/images.ts';
import type { FieldComparison, RecreatePlan } from '#contracts/containers/recreate.ts';
import type { ImageConfig } from '#library/docker/images.ts';
import type { ContainerBody, Was } from './container-body.ts';
import type { Draft, Found, Gate, GateVerdict } from './draft.ts';

/** A container as it can be made again. */
export interface Capture {
  readonly id: string;
  readonly body: ContainerBody;
  readonly was: Was;
  readonly image: {
    readonly id: string;
    /** As the container names it; an id when it was created from one. */
    readonly reference: string;
    /** What `body` leaves to the image. */
    readonly defaults: ImageConfig;
  };
  /** Volumes that nobody named; `body` mounts them by their own names, so they go along. */
  readonly anonymousVolumes: readonly { readonly name: string; readonly target: string }[];
}

export interface Created {
  readonly id: string;
  /** What the engine remarked. */
  readonly warnings: readonly string[];
}

/** Which image a new container gets. */
export type ImageChoice =
  /** The very one that it runs now, whatever its name stands for meanwhile. */
  | { readonly use: 'same' }
  /** What the reference in the body stands for on the host; pulled when it is missing. */
  | { readonly use: 'present'; readonly login?: RegistryLogin | undefined }
  /** One that the host has, by id; the reference in the body is made to stand for it. */
  | { readonly use: 'exactly'; readonly id: string }
  /** What the registry has; with `digest` (`sha256:…`) exactly that. */
  | {
      readonly use: 'pull';
      readonly digest?: string | undefined;
      readonly login?: RegistryLogin | undefined;
    };

export interface DraftOptions {
  /** Of the recreation. */
  readonly id: string;
  /** Of the new container; null: the image it has. */
  readonly imageId: string | null;
  /**
   * What the reference in the body stood for, null for nothing, when it shall stand for `imageId` from now on; the way back
   * moves it back. Undefined: leave it as it is.
   */
  readonly referenceBefore: string | null | undefined;
  readonly gate: Gate;
  readonly signal: AbortSignal;
}

/**
 * Replaces containers by new ones so that nothing is lost and the way back stays open. Steps that change something can be
 * repeated: each looks at what is there, does what is missing, and so can also go on where a killed process left off.
 * They reject with a NexusError whose message is a sentence for a person.
 */
export interface Recreation {
  capture(id: string, signal?: AbortSignal): Promise<Capture>;
  /** What recreating `id` as `body` would do. Reads only. */
  plan(id: string, body: ContainerBody, image: ImageChoice, signal?: AbortSignal): Promise<RecreatePlan>;
  /** A new container, on any engine; nothing is left when it cannot be made, nor when it shall start and cannot. */
  createNew(
    body: ContainerBody,
    options: { readonly start: boolean; readonly signal?: AbortSignal },
  ): Promise<Created>;
  /** Ids that `id` ties to itself: those that share its namespaces or take its volumes, transitively. As last seen. */
  dependents(id: string): readonly string[];
  /** Id of the image that a reference stands for; null when the host has none. */
  imageId(reference: string, signal?: AbortSignal): Promise<string | null>;
  /** Everything that the steps below need, decided. Reads only. */
  draft(id: string, body: ContainerBody, options: DraftOptions): Promise<Draft>;
  /** Makes the new containers beside the old ones, which are not touched. `made` is awaited after each. */
  build(draft: Draft, made: (draft: Draft) => Promise<void>, signal: AbortSignal): Promise<Draft>;
  /** The downtime: from stopping the old ones to the start of the new ones. */
  switchOver(draft: Draft): Promise<GateVerdict>;
  /** Waits until the new containers have proved themselves, or failed to. */
  prove(
    draft: Draft,
    options: { readonly signal: AbortSignal; readonly told: (detail: string) => void },
  ): Promise<GateVerdict>;
  /** Removes the old containers, never a volume. The new ones are in their places. */
  finish(draft: Draft): Promise<void>;
  /** The exact way back: the old containers run under their names, nothing is left of the new ones. */
  goBack(draft: Draft): Promise<void>;
  /** What is there of a recreation, and `draft` completed by new containers that were not written down in time. */
  examine(draft: Draft): Promise<{ readonly draft: Draft; readonly found: Found }>;
  /** What was intended against what the engine says of the new container. Values of environment variables are masked. */
  report(draft: Draft): Promise<readonly FieldComparison[]>;
}
