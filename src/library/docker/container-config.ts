import type { EndpointSettings } from './endpoint-settings.ts';

/**
 * What runs. Fields without a name here pass through untouched, so that a container made by a newer engine can be
 * recreated without loss. Durations are nanoseconds.
 */
export interface ContainerConfig {
  readonly Image: string;
  readonly Hostname?: string;
  readonly Domainname?: string;
  readonly User?: string;
  readonly Tty?: boolean;
  readonly OpenStdin?: boolean;
  readonly StdinOnce?: boolean;
  readonly AttachStdin?: boolean;
  readonly AttachStdout?: boolean;
  readonly AttachStderr?: boolean;
  readonly Env?: readonly string[] | null;
  readonly Cmd?: readonly string[] | null;
  readonly Entrypoint?: readonly string[] | null;
  readonly WorkingDir?: string;
  readonly Labels?: Readonly<Record<string, string>> | null;
  readonly ExposedPorts?: Readonly<Record<string, object>> | null;
  /** Places where an anonymous volume is made, from the image or from `-v /path`. */
  readonly Volumes?: Readonly<Record<string, object>> | null;
  readonly Healthcheck?: HealthcheckConfig | null;
  readonly StopSignal?: string;
  readonly StopTimeout?: number | null;
  readonly MacAddress?: string;
  readonly [other: string]: unknown;
}

export interface HealthcheckConfig {
  /** `['NONE']` switches the image's check off; empty inherits it. */
  readonly Test?: readonly string[] | null;
  readonly Interval?: number;
  readonly Timeout?: number;
  readonly StartPeriod?: number;
  /** From API 1.44. */
  readonly StartInterval?: number;
  readonly Retries?: number;
}

/** How it runs on this host. Fields without a name here pass through untouched. */
export interface HostConfig {
  readonly Binds?: readonly string[] | null;
  readonly Mounts?: readonly MountRequest[] | null;
  readonly Tmpfs?: Readonly<Record<string, string>> | null;
  readonly VolumesFrom?: readonly string[] | null;
  readonly NetworkMode?: string;
  readonly PidMode?: string;
  readonly IpcMode?: string;
  readonly PortBindings?: Readonly<Record<string, readonly PortBinding[] | null>> | null;
  readonly PublishAllPorts?: boolean;
  readonly RestartPolicy?: { readonly Name: RestartPolicyName; readonly MaximumRetryCount?: number };
  /** `--rm`: stopping deletes the container and its anonymous volumes. */
  readonly AutoRemove?: boolean;
  readonly Links?: readonly string[] | null;
  readonly Dns?: readonly string[] | null;
  readonly ExtraHosts?: readonly string[] | null;
  readonly Privileged?: boolean;
  readonly ReadonlyRootfs?: boolean;
  readonly CapAdd?: readonly string[] | null;
  readonly CapDrop?: readonly string[] | null;
  readonly SecurityOpt?: readonly string[] | null;
  readonly Devices?:
    | readonly {
        readonly PathOnHost: string;
        readonly PathInContainer: string;
        readonly CgroupPermissions: string;
      }[]
    | null;
  /** Bytes; 0 is unlimited. */
  readonly Memory?: number;
  readonly MemorySwap?: number;
  readonly MemoryReservation?: number;
  readonly NanoCpus?: number;
  readonly CpuShares?: number;
  readonly CpuQuota?: number;
  readonly CpuPeriod?: number;
  readonly PidsLimit?: number | null;
  readonly LogConfig?: { readonly Type: string; readonly Config: Readonly<Record<string, string>> | null };
  readonly [other: string]: unknown;
}

export type RestartPolicyName = '' | 'no' | 'always' | 'unless-stopped' | 'on-failure';

export interface PortBinding {
  readonly HostIp?: string;
  readonly HostPort?: string;
}

export interface MountRequest {
  readonly Type: 'bind' | 'volume' | 'tmpfs' | 'npipe' | 'cluster' | 'image';
  readonly Source?: string;
  readonly Target: string;
  readonly ReadOnly?: boolean;
  readonly [option: string]: unknown;
}

/** Body of `POST /containers/create`. Before API 1.44 `EndpointsConfig` may hold one network only. */
export interface CreateContainer extends ContainerConfig {
  readonly HostConfig?: HostConfig;
  readonly NetworkingConfig?: { readonly EndpointsConfig: Readonly<Record<string, EndpointSettings>> };
}

/** Body of `POST /containers/{id}/update`. Memory and MemorySwap must be sent together when swap is limited. */
export type UpdateContainer = Pick<
  HostConfig,
  | 'Memory'
  | 'MemorySwap'
  | 'MemoryReservation'
  | 'NanoCpus'
  | 'CpuShares'
  | 'CpuQuota'
  | 'CpuPeriod'
  | 'PidsLimit'
  | 'RestartPolicy'
>;
