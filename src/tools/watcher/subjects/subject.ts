import type { ContainerState } from '#contracts/containers/container.ts';
import type { Resource } from '#contracts/scope.ts';
import type { ImageReference } from '#library/image-reference/image-reference.ts';
import type { Platform } from '#library/registry/platform.ts';

/** An image as a host has it. Never changes for one id, but for `digests`. */
export interface LocalImage {
  /** `sha256:…`: of its configuration, or with the containerd store of what was pulled. */
  readonly id: string;
  /** `name@sha256:…`, as registries named it; none for what was built or loaded here. */
  readonly digests: readonly string[];
  readonly platform: Platform;
  readonly labels: Readonly<Record<string, string>>;
  readonly createdAtMs: number | null;
}

/** A container that is watched. Host and name stay when it is replaced. */
export interface Subject {
  readonly host: string;
  readonly name: string;
  readonly id: string;
  readonly stack: string | null;
  readonly service: string | null;
  readonly state: ContainerState;
  /** As the container names its image. */
  readonly image: string;
  /** Undefined for what is no reference, as an id. */
  readonly reference: ImageReference | undefined;
  readonly imageId: string;
  /** Without those of compose, each cut at 256 characters. */
  readonly labels: Readonly<Record<string, string>>;
  readonly resource: Resource;
  /** `gone`: the host has no image of that id any more. Undefined: not read yet. */
  readonly local: LocalImage | 'gone' | undefined;
  /** NEXUS itself runs in it. */
  readonly isSelf: boolean;
}

/** Names a container for as long as somebody calls it so. */
export function subjectKey({ host, name }: Pick<Subject, 'host' | 'name'>): string {
  return `${host}/${name}`;
}
