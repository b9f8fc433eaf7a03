import { ContainerState, type ContainerSummary, type Health } from '#contracts/containers/container.ts';
import type { ContainerDetails } from '#library/docker/container.ts';
import type { Relations } from '../host.ts';
import { boundedLabels, cut, maxImageLength, maxNameLength, stackOf } from './labels.ts';
import { isOwnContainer } from './own-container.ts';
import { portsOf } from './ports.ts';
import type { InspectedRun } from './run.ts';

/** Everything the list keeps of one answer of `GET /containers/{id}/json`. */
export interface Inspected {
  readonly summary: ContainerSummary;
  readonly relations: Relations;
  readonly run: InspectedRun;
}

const maxNetworks = 64;

export function readInspection(host: string, body: ContainerDetails): Inspected {
  const { State: state, Config: config } = body;
  const labels = config.Labels ?? {};
  const startedAtMs = readTime(state.StartedAt);
  const finishedAtMs = readTime(state.FinishedAt);
  const shown = stateOf(state);
  return {
    summary: {
      id: body.Id,
      host,
      name: nameOf(body),
      image: cut(config.Image, maxImageLength),
      imageId: body.Image,
      state: shown,
      health: healthOf(body),
      exitCode: exitCodeOf(shown, state.ExitCode),
      createdAtMs: readTime(body.Created) ?? 0,
      startedAtMs,
      finishedAtMs,
      restartCount: body.RestartCount,
      ports: portsOf(body),
      stack: stackOf(labels),
      labels: boundedLabels(labels),
      networks: Object.keys(body.NetworkSettings.Networks ?? {})
        .slice(0, maxNetworks)
        .map((name) => cut(name, maxNameLength)),
      ...(isOwnContainer(body.Id) && { isSelf: true }),
    },
    relations: relationsOf(body),
    run: {
      running: shown === 'running' || shown === 'paused',
      startedMs: startedAtMs,
      endedMs: finishedAtMs,
      exitCode: state.ExitCode,
      oomKilled: state.OOMKilled,
    },
  };
}

/** The engine writes the year 1 for "never". */
export function readTime(text: string): number | null {
  const ms = Date.parse(text);
  return Number.isNaN(ms) || ms <= 0 ? null : ms;
}

/** Podman has more states than Docker, and a newer engine may too. */
function stateOf(state: ContainerDetails['State']): ContainerState {
  const known = ContainerState.options.find((option) => option === state.Status);
  if (known) return known;
  if (state.Running) return 'running';
  return readTime(state.FinishedAt) === null ? 'created' : 'exited';
}

function nameOf(body: ContainerDetails): string {
  return cut(body.Name.replace(/^\//, ''), maxNameLength) || body.Id.slice(0, 12);
}

function healthOf(body: ContainerDetails): Health | null {
  const status = body.State.Health?.Status;
  return status === 'healthy' || status === 'unhealthy' || status === 'starting' ? status : null;
}

function exitCodeOf(state: ContainerState, exitCode: number): number | null {
  return state === 'exited' || state === 'dead' || state === 'restarting' ? exitCode : null;
}

function relationsOf(body: ContainerDetails): Relations {
  const { HostConfig: host } = body;
  return {
    dependsOn: dependsOnOf(body.Config.Labels?.['com.docker.compose.depends_on'] ?? ''),
    shares: (
      [
        ['network', host.NetworkMode],
        ['pid', host.PidMode],
        ['ipc', host.IpcMode],
      ] as const
    ).flatMap(([namespace, mode]) =>
      mode?.startsWith('container:') ? [{ namespace, container: mode.slice('container:'.length) }] : [],
    ),
    // `/database:/web/db`: the container, then the alias that it has inside this one.
    links: (host.Links ?? []).map((link) => link.replace(/^\//, '').split(':')[0] ?? ''),
    volumesFrom: (host.VolumesFrom ?? []).map((entry) => entry.split(':')[0] ?? ''),
  };
}

/** `db:service_healthy:false,cache:service_started:true`: service, condition, whether it restarts along. */
function dependsOnOf(label: string): Relations['dependsOn'] {
  return label
    .split(',')
    .filter((entry) => entry !== '')
    .slice(0, 100)
    .map((entry) => {
      const [service = '', condition = ''] = entry.split(':');
      return { service: cut(service, maxNameLength), condition: cut(condition, maxNameLength) };
    });
}
