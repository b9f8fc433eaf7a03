import type { UpdateContainer } from '#library/docker/container-config.ts';
import type { EndpointSettings } from '#library/docker/endpoint-settings.ts';
import type { ImageConfig } from '#library/docker/images.ts';
import type { ActionOutcome } from '../host.ts';

/** What editing needs of a host beside recreating: what there is to choose from, and changes without a restart. */
export interface HostEdits {
  surroundings(signal?: AbortSignal): Promise<Surroundings>;
  /** Null when the host does not have the image. */
  imageConfig(reference: string, signal?: AbortSignal): Promise<ImageConfig | null>;
  /** When it resolves to done, `list` already shows what came of it. */
  change(id: string, change: LiveChange): Promise<ActionOutcome>;
}

export interface Surroundings {
  readonly networks: readonly NetworkFacts[];
  readonly volumes: readonly string[];
  /** References, without untagged images. */
  readonly images: readonly string[];
}

export interface NetworkFacts {
  readonly id: string;
  readonly name: string;
  /** Made by a person or by compose, with names and addresses of its own; not the engine's `bridge`, `host` or `none`. */
  readonly isUserDefined: boolean;
  /** In CIDR notation, as somebody chose them. */
  readonly subnets: readonly string[];
}

/** What the engine can do to a container without a restart. */
export type LiveChange =
  | { readonly type: 'update'; readonly update: UpdateContainer }
  | { readonly type: 'connect'; readonly network: string; readonly endpoint: EndpointSettings }
  | { readonly type: 'disconnect'; readonly network: string }
  | { readonly type: 'rename'; readonly name: string };
