import type { ContainerConfig, HostConfig } from './container-config.ts';
import type { EndpointSettings } from './endpoint-settings.ts';

/** Fields used of an entry of `GET /containers/json`, API 1.41 to 1.52. */
export interface ContainerSummary {
  readonly Id: string;
  /** With a leading slash; a linked container adds `/other/alias`. Podman omits the slash. */
  readonly Names: readonly string[];
  /** As the person wrote it, or an id once the tag has moved on. */
  readonly Image: string;
  readonly ImageID: string;
  readonly Command: string;
  /** Seconds since the epoch. */
  readonly Created: number;
  readonly State: ContainerState;
  /** For people: `Up 3 hours (healthy)`. */
  readonly Status: string;
  readonly Labels: Readonly<Record<string, string>> | null;
  readonly Ports: readonly PublishedPort[] | null;
  readonly Mounts: readonly MountPoint[];
  readonly HostConfig: { readonly NetworkMode: string };
  readonly NetworkSettings: { readonly Networks: Readonly<Record<string, EndpointSettings>> | null };
  /** From API 1.52. */
  readonly Health?: { readonly Status: string; readonly FailingStreak: number };
  /** Only when asked for. */
  readonly SizeRw?: number;
  readonly SizeRootFs?: number;
}

export type ContainerState = 'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead';

export interface PublishedPort {
  readonly IP?: string;
  readonly PrivatePort: number;
  readonly PublicPort?: number;
  readonly Type: 'tcp' | 'udp' | 'sctp';
}

export interface MountPoint {
  readonly Type: 'bind' | 'volume' | 'tmpfs' | 'npipe' | 'cluster' | 'image';
  /** Of a volume; 64 hex digits when it is anonymous. */
  readonly Name?: string;
  readonly Source: string;
  readonly Destination: string;
  readonly Driver?: string;
  readonly Mode: string;
  readonly RW: boolean;
  readonly Propagation: string;
}

/** Fields used of `GET /containers/{id}/json`. `Config` mixes what the image says with what the person said. */
export interface ContainerDetails {
  readonly Id: string;
  readonly Name: string;
  /** RFC 3339. */
  readonly Created: string;
  /** The program and arguments in effect. */
  readonly Path: string;
  readonly Args: readonly string[];
  /** Id of the image. */
  readonly Image: string;
  readonly Platform: string;
  readonly Driver: string;
  readonly RestartCount: number;
  readonly LogPath: string;
  readonly State: DetailedState;
  readonly Config: ContainerConfig;
  readonly HostConfig: HostConfig;
  readonly Mounts: readonly MountPoint[];
  /** The top-level addresses that ended with API 1.52 are left out on purpose: use `Networks`. */
  readonly NetworkSettings: {
    readonly Networks: Readonly<Record<string, EndpointSettings>> | null;
    readonly Ports?: Readonly<
      Record<string, readonly { readonly HostIp: string; readonly HostPort: string }[] | null>
    > | null;
  };
}

export interface DetailedState {
  readonly Status: ContainerState;
  readonly Running: boolean;
  readonly Paused: boolean;
  readonly Restarting: boolean;
  readonly OOMKilled: boolean;
  readonly Dead: boolean;
  /** Zero when not running. */
  readonly Pid: number;
  readonly ExitCode: number;
  readonly Error: string;
  /** RFC 3339; `0001-01-01T00:00:00Z` when it never happened. */
  readonly StartedAt: string;
  readonly FinishedAt: string;
  readonly Health?: ContainerHealth | null;
}

export interface ContainerHealth {
  readonly Status: 'none' | 'starting' | 'healthy' | 'unhealthy' | '';
  readonly FailingStreak: number;
  readonly Log:
    | readonly {
        readonly Start: string;
        readonly End: string;
        readonly ExitCode: number;
        readonly Output: string;
      }[]
    | null;
}

export type ListedHealth = 'starting' | 'healthy' | 'unhealthy';

/**
 * The health a list entry tells, from its field (API 1.52) or from the end of `Status`.
 * Null means "not told", not "no check": Podman leaves health out of its list, so ask inspect where it matters.
 */
export function listedHealth(summary: Pick<ContainerSummary, 'Status' | 'Health'>): ListedHealth | null {
  const told =
    summary.Health?.Status ?? /\((healthy|unhealthy|health: starting)\)$/.exec(summary.Status)?.[1];
  if (told === 'healthy' || told === 'unhealthy') return told;
  return told === 'starting' || told === 'health: starting' ? 'starting' : null;
}
