import type { ContainerDetails as Details, Mount } from '#contracts/containers/container.ts';
import type { ContainerDetails as EngineBody, MountPoint } from '#library/docker/container.ts';
import type { ContainerRecord } from '../host.ts';
import { dependenciesOf, dependentsOf } from './dependencies.ts';
import { environmentOf, withoutEnvironment } from './environment.ts';
import { cut } from './labels.ts';
import { readTime } from './record.ts';

const maxHealthOutput = 4096;

/** `record` is the row of the same container; `all` are its neighbours on the host. */
export function detailsOf(
  body: EngineBody,
  record: ContainerRecord,
  all: Iterable<ContainerRecord>,
): Details {
  const { Config: config, HostConfig: host } = body;
  const others = [...all];
  return {
    ...record.summary,
    command: [...(config.Cmd ?? [])],
    entrypoint: [...(config.Entrypoint ?? [])],
    workingDirectory: config.WorkingDir ?? '',
    user: config.User ?? '',
    hostname: config.Hostname ?? '',
    tty: config.Tty ?? false,
    autoRemove: host.AutoRemove ?? false,
    privileged: host.Privileged ?? false,
    oomKilled: body.State.OOMKilled,
    engineError: body.State.Error,
    environment: environmentOf(body).map(({ name }) => name),
    mounts: body.Mounts.map(mountOf),
    attachments: attachmentsOf(body),
    networkMode: host.NetworkMode ?? '',
    restartPolicy: {
      name: host.RestartPolicy?.Name || 'no',
      maximumRetryCount: host.RestartPolicy?.MaximumRetryCount ?? 0,
    },
    limits: limitsOf(host),
    logDriver: host.LogConfig?.Type ?? '',
    healthCheck: healthCheckOf(body),
    dependsOn: dependenciesOf(record, others),
    dependents: dependentsOf(record, others),
    raw: withoutEnvironment(body),
  };
}

export function mountOf(mount: MountPoint): Mount {
  return {
    kind: mount.Type,
    source: mount.Type === 'volume' ? (mount.Name ?? '') : mount.Source,
    target: mount.Destination,
    readOnly: !mount.RW,
    anonymous: isAnonymousVolume(mount),
  };
}

/** The engine names a volume that nobody named with 64 hex digits. */
export function isAnonymousVolume(mount: MountPoint): boolean {
  return mount.Type === 'volume' && /^[0-9a-f]{64}$/.test(mount.Name ?? '');
}

function attachmentsOf(body: EngineBody): Details['attachments'] {
  return Object.entries(body.NetworkSettings.Networks ?? {}).map(([network, endpoint]) => ({
    network,
    ipv4: endpoint.IPAddress ?? '',
    ipv6: endpoint.GlobalIPv6Address ?? '',
    mac: endpoint.MacAddress ?? '',
    // Up to API 1.44 the engine adds the short id, which nobody chose.
    aliases: (endpoint.Aliases ?? []).filter((alias) => alias !== body.Id.slice(0, 12)),
  }));
}

/** Zero, negative or absent means unlimited. */
function limitsOf(host: EngineBody['HostConfig']): Details['limits'] {
  const { Memory = 0, NanoCpus = 0, CpuQuota = 0, CpuPeriod = 0, PidsLimit } = host;
  const quotaCpus = CpuQuota > 0 ? CpuQuota / (CpuPeriod > 0 ? CpuPeriod : 100_000) : null;
  return {
    memoryBytes: Memory > 0 ? Memory : null,
    cpus: NanoCpus > 0 ? NanoCpus / 1e9 : quotaCpus,
    pids: PidsLimit && PidsLimit > 0 ? PidsLimit : null,
  };
}

function healthCheckOf({ Config, State }: EngineBody): Details['healthCheck'] {
  const health = State.Health;
  if (!health || health.Status === 'none' || health.Status === '') return null;
  return {
    command: [...(Config.Healthcheck?.Test ?? [])],
    failingStreak: health.FailingStreak,
    log: (health.Log ?? []).map((entry) => ({
      startedAtMs: readTime(entry.Start) ?? 0,
      exitCode: entry.ExitCode,
      output: cut(entry.Output, maxHealthOutput),
    })),
  };
}
