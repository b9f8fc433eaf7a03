/** How a container stands in its lab, as Containers knows it. All false for one that is shut away. */
export interface Exposure {
  /** A port is published on all addresses of the host. */
  readonly isPublished: boolean;
  readonly isPrivileged: boolean;
  /** The socket of Docker is mounted, which is as good as root on the host. */
  readonly hasDockerSocket: boolean;
  readonly isOnHostNetwork: boolean;
  readonly isRoot: boolean;
}
