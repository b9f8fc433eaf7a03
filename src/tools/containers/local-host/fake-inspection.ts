import type { ContainerDetails } from '#library/docker/container.ts';
import type { EngineEvent } from '#library/docker/events.ts';

/** What a test says about a container; the rest is plausible. */
export interface FakeInspection {
  readonly id?: string;
  readonly name?: string;
  readonly state?: Partial<ContainerDetails['State']>;
  readonly config?: Partial<ContainerDetails['Config']>;
  readonly hostConfig?: ContainerDetails['HostConfig'];
  readonly networkSettings?: Partial<ContainerDetails['NetworkSettings']>;
  readonly mounts?: ContainerDetails['Mounts'];
}

export const fakeId = 'a'.repeat(64);

/** An answer of `GET /containers/{id}/json` without an engine. */
export function fakeInspection(options: FakeInspection = {}): ContainerDetails {
  return {
    Id: options.id ?? fakeId,
    Name: `/${options.name ?? 'jellyfin'}`,
    Created: '2026-01-01T00:00:00Z',
    Path: 'sh',
    Args: [],
    Image: 'sha256:1',
    Platform: 'linux',
    Driver: 'overlay2',
    RestartCount: 0,
    LogPath: '',
    State: {
      Status: 'running',
      Running: true,
      Paused: false,
      Restarting: false,
      OOMKilled: false,
      Dead: false,
      Pid: 1,
      ExitCode: 0,
      Error: '',
      StartedAt: '2026-01-01T00:00:10Z',
      FinishedAt: '0001-01-01T00:00:00Z',
      ...options.state,
    },
    Config: { Image: 'busybox', ...options.config },
    HostConfig: options.hostConfig ?? {},
    Mounts: options.mounts ?? [],
    NetworkSettings: { Networks: {}, Ports: {}, ...options.networkSettings },
  };
}

/** `atMs` is on the engine's clock. */
export function fakeEvent(
  action: string,
  atMs: number,
  options: { id?: string; attributes?: Record<string, string> } = {},
): EngineEvent {
  return {
    Type: 'container',
    Action: action,
    Actor: { ID: options.id ?? fakeId, Attributes: options.attributes ?? { name: 'jellyfin' } },
    time: Math.floor(atMs / 1000),
    timeNano: `${atMs}000000`,
  };
}
