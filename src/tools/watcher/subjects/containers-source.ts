import type { ContainerSummary } from '#contracts/containers/container.ts';
import type { HostStatus } from '#contracts/containers/host.ts';
import type { ImageDetails, ImageSummary } from '#contracts/containers/images.ts';

/** What Watcher asks Containers for. A call rejects with a NexusError, as when Containers is not there yet. */
export interface ContainersSource {
  list(): Promise<{
    readonly hosts: readonly HostStatus[];
    readonly containers: readonly ContainerSummary[];
  }>;
  /** All images of a host, with the digests that registries gave them by now. */
  images(host: string): Promise<readonly ImageSummary[]>;
  /** @throws NexusError `not-found` where the host has no such image any more. */
  imageDetails(host: string, image: string): Promise<ImageDetails>;
}
