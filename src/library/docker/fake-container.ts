import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { ContainerConfig, CreateContainer, HostConfig } from './container-config.ts';
import type { ContainerDetails, ContainerState, ContainerSummary, MountPoint } from './container.ts';
import type { EndpointSettings } from './endpoint-settings.ts';
import type { OutputStream } from './frames.ts';
import type { RawStats } from './raw-stats.ts';

/** What a test sets; the rest gets plausible values. */
export interface FakeContainerOptions {
  readonly name: string;
  readonly image?: string;
  readonly state?: ContainerState;
  readonly config?: Partial<ContainerConfig>;
  readonly hostConfig?: HostConfig;
  readonly networks?: Record<string, EndpointSettings>;
  readonly mounts?: readonly MountPoint[];
  readonly health?: 'starting' | 'healthy' | 'unhealthy';
  readonly stats?: RawStats;
}

/** Change its fields to change what the engine tells. */
export interface FakeContainer {
  readonly id: string;
  name: string;
  state: ContainerState;
  exitCode: number;
  startedAt: string;
  finishedAt: string;
  health: 'starting' | 'healthy' | 'unhealthy' | undefined;
  networks: Record<string, EndpointSettings>;
  stats: RawStats;
  readonly createdMs: number;
  readonly config: ContainerConfig;
  readonly hostConfig: HostConfig;
  readonly mounts: readonly MountPoint[];
  readonly log: FakeLogEntry[];
  readonly followers: Set<ServerResponse>;
  /** Called once when it ends. */
  readonly waiters: (() => void)[];
}

export interface FakeLogEntry {
  readonly stream: OutputStream;
  readonly timeNano: string;
  /** With its newline, if it has one. */
  readonly bytes: Buffer;
}

const never = '0001-01-01T00:00:00Z';

export function newFakeContainer(options: FakeContainerOptions, nowMs: number): FakeContainer {
  const image = options.image ?? 'busybox:latest';
  return {
    id: createHash('sha256').update(`${options.name} ${Math.random()}`).digest('hex'),
    name: options.name,
    state: options.state ?? 'running',
    exitCode: 0,
    startedAt: options.state === 'created' ? never : new Date(nowMs).toISOString(),
    finishedAt: never,
    health: options.health,
    networks: options.networks ?? { bridge: { NetworkID: 'bridge', IPAddress: '172.17.0.2' } },
    stats: options.stats ?? {},
    createdMs: nowMs,
    config: { Tty: false, Cmd: ['sh'], Labels: {}, Env: [], ...options.config, Image: image },
    hostConfig: { NetworkMode: 'default', ...options.hostConfig },
    mounts: options.mounts ?? [],
    log: [],
    followers: new Set(),
    waiters: [],
  };
}

export function createdContainer(name: string, body: CreateContainer, nowMs: number): FakeContainer {
  const { HostConfig: hostConfig, NetworkingConfig, ...config } = body;
  const networks = NetworkingConfig?.EndpointsConfig;
  return newFakeContainer({ name, image: body.Image, state: 'created', config, hostConfig, networks }, nowMs);
}

export function imageIdOf(reference: string): string {
  return `sha256:${createHash('sha256').update(reference).digest('hex')}`;
}

export function summaryOf(container: FakeContainer): ContainerSummary {
  const health = container.health === 'starting' ? 'health: starting' : container.health;
  return {
    Id: container.id,
    Names: [`/${container.name}`],
    Image: container.config.Image,
    ImageID: imageIdOf(container.config.Image),
    Command: container.config.Cmd?.join(' ') ?? '',
    Created: Math.floor(container.createdMs / 1000),
    State: container.state,
    Status: container.state === 'running' ? `Up 1 second${health ? ` (${health})` : ''}` : container.state,
    Labels: container.config.Labels ?? {},
    Ports: [],
    Mounts: container.mounts,
    HostConfig: { NetworkMode: container.hostConfig.NetworkMode ?? 'default' },
    NetworkSettings: { Networks: container.networks },
  };
}

export function detailsOf(container: FakeContainer): ContainerDetails {
  const isRunning = container.state === 'running' || container.state === 'paused';
  return {
    Id: container.id,
    Name: `/${container.name}`,
    Created: new Date(container.createdMs).toISOString(),
    Path: container.config.Cmd?.[0] ?? '',
    Args: container.config.Cmd?.slice(1) ?? [],
    Image: imageIdOf(container.config.Image),
    Platform: 'linux',
    Driver: 'overlay2',
    RestartCount: 0,
    LogPath: '',
    State: {
      Status: container.state,
      Running: isRunning,
      Paused: container.state === 'paused',
      Restarting: false,
      OOMKilled: false,
      Dead: false,
      Pid: isRunning ? 4242 : 0,
      ExitCode: container.exitCode,
      Error: '',
      StartedAt: container.startedAt,
      FinishedAt: container.finishedAt,
      Health: container.health ? { Status: container.health, FailingStreak: 0, Log: [] } : null,
    },
    Config: { Hostname: container.id.slice(0, 12), ...container.config },
    HostConfig: container.hostConfig,
    Mounts: container.mounts,
    NetworkSettings: { Networks: container.networks, Ports: {} },
  };
}
