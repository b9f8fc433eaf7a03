import type { CreateContainer, HealthcheckConfig, HostConfig } from '#library/docker/container-config.ts';
import { shellQuote } from '../../shell-quote.ts';
import { flag, flags, listOf, pairsOf, sizesOf, valuesOf } from './flag.ts';

type ValuesOf = (create: CreateContainer, host: HostConfig) => readonly string[];

/** Options of `docker run` that are one property of the create body, in the order in which a person would write them. */
const options: Readonly<Record<string, ValuesOf>> = {
  hostname: ({ Hostname }) => valuesOf(Hostname),
  domainname: ({ Domainname }) => valuesOf(Domainname),
  restart: (_, { RestartPolicy }) => restartOf(RestartPolicy),
  user: ({ User }) => valuesOf(User),
  'group-add': (_, { GroupAdd }) => listOf(GroupAdd),
  workdir: ({ WorkingDir }) => valuesOf(WorkingDir),
  label: ({ Labels }) => pairsOf(Labels),
  annotation: (_, { Annotations }) => pairsOf(Annotations),
  memory: (_, { Memory }) => sizesOf(Memory),
  'memory-swap': (_, { Memory = 0, MemorySwap = 0 }) =>
    MemorySwap === Memory * 2 ? [] : sizesOf(MemorySwap),
  'memory-reservation': (_, { MemoryReservation }) => sizesOf(MemoryReservation),
  cpus: (_, { NanoCpus = 0 }) => valuesOf(NanoCpus / 1e9),
  'cpu-shares': (_, { CpuShares }) => valuesOf(CpuShares),
  'cpu-period': (_, { CpuPeriod }) => valuesOf(CpuPeriod),
  'cpu-quota': (_, { CpuQuota }) => valuesOf(CpuQuota),
  'cpuset-cpus': (_, { CpusetCpus }) => valuesOf(CpusetCpus),
  'cpuset-mems': (_, { CpusetMems }) => valuesOf(CpusetMems),
  'blkio-weight': (_, { BlkioWeight }) => valuesOf(BlkioWeight),
  'pids-limit': (_, { PidsLimit }) => valuesOf(PidsLimit),
  'shm-size': (_, { ShmSize }) =>
    typeof ShmSize === 'number' && ShmSize !== 64 * 1024 ** 2 ? sizesOf(ShmSize) : [],
  'oom-score-adj': (_, { OomScoreAdj }) => valuesOf(OomScoreAdj),
  ulimit: (_, { Ulimits }) => ulimitsOf(Ulimits),
  sysctl: (_, { Sysctls }) => pairsOf(Sysctls),
  'cap-add': (_, { CapAdd }) => listOf(CapAdd),
  'cap-drop': (_, { CapDrop }) => listOf(CapDrop),
  'security-opt': (_, { SecurityOpt }) => listOf(SecurityOpt),
  device: (_, { Devices }) =>
    (Devices ?? []).map((one) => `${one.PathOnHost}:${one.PathInContainer}:${one.CgroupPermissions}`),
  'device-cgroup-rule': (_, { DeviceCgroupRules }) => listOf(DeviceCgroupRules),
  gpus: (_, { DeviceRequests }) => gpusOf(DeviceRequests),
  runtime: (_, { Runtime }) => valuesOf(Runtime === 'runc' ? '' : Runtime),
  pid: (_, { PidMode }) => valuesOf(PidMode),
  ipc: (_, { IpcMode }) => valuesOf(IpcMode === 'private' ? '' : IpcMode),
  uts: (_, { UTSMode }) => valuesOf(UTSMode),
  userns: (_, { UsernsMode }) => valuesOf(UsernsMode),
  cgroupns: (_, { CgroupnsMode }) => valuesOf(CgroupnsMode === 'private' ? '' : CgroupnsMode),
  'cgroup-parent': (_, { CgroupParent }) => valuesOf(CgroupParent),
  'add-host': (_, { ExtraHosts }) => listOf(ExtraHosts),
  dns: (_, { Dns }) => listOf(Dns),
  'dns-search': (_, { DnsSearch }) => listOf(DnsSearch),
  'dns-option': (_, { DnsOptions }) => listOf(DnsOptions),
  'log-driver': (_, { LogConfig }) => valuesOf(LogConfig?.Type),
  'log-opt': (_, { LogConfig }) => pairsOf(LogConfig?.Config),
  'storage-opt': (_, { StorageOpt }) => pairsOf(StorageOpt),
  'stop-signal': ({ StopSignal }) => valuesOf(StopSignal),
  'stop-timeout': ({ StopTimeout }) => (typeof StopTimeout === 'number' ? [String(StopTimeout)] : []),
};

const switches: Readonly<Record<string, (create: CreateContainer, host: HostConfig) => boolean>> = {
  rm: (_, { AutoRemove }) => AutoRemove === true,
  interactive: ({ OpenStdin }) => OpenStdin === true,
  tty: ({ Tty }) => Tty === true,
  init: (_, { Init }) => Init === true,
  privileged: (_, { Privileged }) => Privileged === true,
  'read-only': (_, { ReadonlyRootfs }) => ReadonlyRootfs === true,
  'oom-kill-disable': (_, { OomKillDisable }) => OomKillDisable === true,
};

export function runFlags(create: CreateContainer): string[] {
  const { HostConfig: host = {} } = create;
  return [
    ...Object.entries(switches).flatMap(([name, isOn]) => (isOn(create, host) ? [`--${name}`] : [])),
    ...Object.entries(options).flatMap(([name, values]) => flags(name, values(create, host))),
    ...healthFlags(create.Healthcheck ?? {}),
  ];
}

function restartOf(policy: HostConfig['RestartPolicy']): string[] {
  const { Name = 'no', MaximumRetryCount = 0 } = policy ?? {};
  if (Name === 'no' || Name === '') return [];
  return [MaximumRetryCount > 0 ? `${Name}:${MaximumRetryCount}` : Name];
}

/** A check without a shell has no option of its own: its words are quoted for the shell that docker uses then. */
function healthFlags({ Test, Interval, Timeout, StartPeriod, Retries }: HealthcheckConfig): string[] {
  const [kind = '', ...words] = Test ?? [];
  if (kind === 'NONE') return ['--no-healthcheck'];
  const command = kind === 'CMD' ? words.map(shellQuote).join(' ') : words.join(' ');
  const times = { interval: Interval, timeout: Timeout, 'start-period': StartPeriod };
  return [
    ...(kind === '' ? [] : [flag('health-cmd', command)]),
    ...Object.entries(times).flatMap(([name, ns = 0]) =>
      ns > 0 ? [flag(`health-${name}`, `${ns / 1e6}ms`)] : [],
    ),
    ...flags('health-retries', valuesOf(Retries)),
  ];
}

function ulimitsOf(ulimits: unknown): string[] {
  if (!Array.isArray(ulimits)) return [];
  return ulimits.map(
    ({ Name, Soft, Hard }: { Name: string; Soft: number; Hard: number }) => `${Name}=${Soft}:${Hard}`,
  );
}

function gpusOf(requests: unknown): string[] {
  if (!Array.isArray(requests)) return [];
  return requests.map(({ Count = 0, DeviceIDs }: { Count?: number; DeviceIDs?: string[] | null }) => {
    if (DeviceIDs?.length) return `"device=${DeviceIDs.join(',')}"`;
    return Count < 0 ? 'all' : String(Count);
  });
}
