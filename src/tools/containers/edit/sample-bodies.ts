import type { CreateContainer, HostConfig } from '#library/docker/container-config.ts';
import type { ContainerBody } from '../recreate/container-body.ts';

/** What tests put together into bodies: usual, odd and unknown things alike. */
const creates: readonly Partial<CreateContainer>[] = [
  {},
  { Cmd: [], Entrypoint: [] },
  { Cmd: ['sh', '-c', "echo 'a b'\nsleep 1"], Entrypoint: ['/entry point', ''] },
  { Env: null, Labels: null, ExposedPorts: null, Volumes: null, Healthcheck: null },
  { Env: ['A=1', 'EMPTY=', 'BARE', 'A=2', 'URL=http://x?a=b'], Labels: { a: '', 'b.c': 'd=e' } },
  { Hostname: 'box', User: '1000:1000', WorkingDir: '/srv', Tty: true, OpenStdin: true, StdinOnce: true },
  { Healthcheck: { Test: ['NONE'] } },
  { Healthcheck: { Test: ['CMD-SHELL', 'curl -f x || exit 1'], Interval: 1_500_001, Retries: 0 } },
  { Healthcheck: { Test: ['CMD', 'true'], Interval: 3e10, Timeout: 1e9, StartPeriod: 1, StartInterval: 5 } },
  { Healthcheck: { Interval: 5e9 } },
  { Volumes: { '/data': {}, '/cache': {} }, ExposedPorts: { '80/tcp': {}, '9': {} } },
  { StopTimeout: 0, StopSignal: 'SIGQUIT', Unheard: { of: ['it', null] } },
];

const hosts: readonly HostConfig[] = [
  {},
  { NetworkMode: 'default', Binds: null, Mounts: null, Tmpfs: null, PortBindings: null },
  { NetworkMode: 'host', Privileged: true, CapAdd: ['NET_ADMIN'], CapDrop: ['ALL'] },
  { NetworkMode: 'container:vpn', PidMode: 'container:vpn' },
  { Binds: ['/srv/media:/media:ro,rslave', 'data:/data', 'c:\\x:/y', '/a:/b:z'] },
  {
    Mounts: [
      { Type: 'volume', Source: 'f'.repeat(64), Target: '/data', VolumeOptions: { NoCopy: true } },
      {
        Type: 'bind',
        Source: '/odd:path',
        Target: '/x',
        ReadOnly: true,
        BindOptions: { Propagation: 'rslave' },
      },
      { Type: 'tmpfs', Target: '/tmp', TmpfsOptions: { SizeBytes: 64 << 20, Mode: 0o1777 } },
      { Type: 'image', Source: 'busybox', Target: '/image' },
      { Type: 'volume', Target: '/unnamed' },
    ],
  },
  { Tmpfs: { '/run': '', '/tmp': 'rw,size=64m', '/ro': 'ro' } },
  {
    PortBindings: {
      '80/tcp': [
        { HostIp: '', HostPort: '8080' },
        { HostIp: '::1', HostPort: '8080' },
      ],
      '53/udp': [{ HostPort: '53' }],
      '9000': [{ HostIp: '127.0.0.1', HostPort: '9000-9005' }],
      '70-71/tcp': [{ HostPort: '70-71' }],
      '443/tcp': [],
      '1/sctp': null,
    },
  },
  { Memory: 256 << 20, MemorySwap: 512 << 20, NanoCpus: 1.5e9, PidsLimit: null, CpuShares: 512 },
  { Memory: 64 << 20, MemorySwap: -1, CpuQuota: 33_333, CpuPeriod: 100_000, PidsLimit: -1 },
  { Memory: 0, MemorySwap: 0, PidsLimit: 0, RestartPolicy: { Name: '' } },
  {
    RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 3 },
    LogConfig: { Type: 'local', Config: { 'max-size': '1m' } },
  },
  {
    AutoRemove: true,
    LogConfig: { Type: '', Config: null },
    Ulimits: [{ Name: 'nofile', Soft: 1, Hard: 2 }],
  },
  {
    Devices: [{ PathOnHost: '/dev/dri', PathInContainer: '/dev/dri', CgroupPermissions: 'rwm' }],
    DeviceRequests: [{ Count: -1, Capabilities: [['gpu']] }],
    ExtraHosts: ['nas:10.0.0.2'],
    Dns: ['1.1.1.1'],
  },
];

const networkings: readonly CreateContainer['NetworkingConfig'][] = [
  undefined,
  { EndpointsConfig: {} },
  { EndpointsConfig: { bridge: {} } },
  {
    EndpointsConfig: {
      front: {
        Aliases: ['web'],
        IPAMConfig: { IPv4Address: '172.30.0.5', LinkLocalIPs: [] },
        MacAddress: '02:42:ac:1e:00:05',
      },
      'back.end': { Aliases: null, IPAMConfig: null, DriverOpts: { a: 'b' }, Links: ['db:db'] },
    },
  },
];

/** Every combination of the above. */
export function sampleBodies(): ContainerBody[] {
  return creates.flatMap((create) =>
    hosts.flatMap((HostConfig) =>
      networkings.map((NetworkingConfig) => ({
        name: 'web',
        create: {
          Image: 'nginx:1.27',
          ...create,
          HostConfig: NetworkingConfig?.EndpointsConfig['front']
            ? { NetworkMode: 'front', ...HostConfig }
            : HostConfig,
          ...(NetworkingConfig && { NetworkingConfig }),
        },
      })),
    ),
  );
}
