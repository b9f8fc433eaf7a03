import type { HostConfig } from '#library/docker/container-config.ts';
import type { ContainerDetails, MountPoint } from '#library/docker/container.ts';
import type { ImageConfig } from '#library/docker/images.ts';
import type { ServiceConfig } from '#library/compose/service-hash.ts';

/**
 * What the engine tells of a container in the words of `compose config`, for the fields that `comparedFields` names: for saying why a
 * container differs from a file whose former text nobody kept. What only repeats the image is left out.
 */
export function containerAsService(
  {
    Config: config,
    HostConfig: host,
    NetworkSettings: { Networks: networks },
    Mounts: mounts,
  }: ContainerDetails,
  image: ImageConfig,
): ServiceConfig {
  const fromImage = new Set(image.Env ?? []);
  const service: Record<string, unknown> = {
    image: config.Image,
    command: unless(config.Cmd, image.Cmd),
    entrypoint: unless(config.Entrypoint, image.Entrypoint),
    environment: Object.fromEntries(
      (config.Env ?? []).filter((pair) => !fromImage.has(pair)).map((pair) => splitAt(pair, '=')),
    ),
    labels: Object.fromEntries(
      Object.entries(config.Labels ?? {}).filter(
        ([name, value]) => !name.startsWith('com.docker.compose.') && image.Labels?.[name] !== value,
      ),
    ),
    ports: portsOf(host),
    volumes: mounts.map(mountOf),
    networks: Object.keys(networks ?? {}),
    restart: host.RestartPolicy?.Name === 'no' ? undefined : host.RestartPolicy?.Name || undefined,
    user: unless(config.User, image.User),
    working_dir: unless(config.WorkingDir, image.WorkingDir),
    privileged: host.Privileged || undefined,
    read_only: host.ReadonlyRootfs || undefined,
    cap_add: host.CapAdd ?? undefined,
    mem_limit: host.Memory ? String(host.Memory) : undefined,
    cpus: host.NanoCpus ? host.NanoCpus / 1e9 : undefined,
  };
  return Object.fromEntries(Object.entries(service).filter(([, value]) => !isEmpty(value)));
}

function portsOf({ PortBindings: bindings }: HostConfig): object[] {
  return Object.entries(bindings ?? {}).flatMap(([key, bound]) => {
    const [target, protocol] = key.split('/');
    return (bound ?? []).map(({ HostIp, HostPort }) => ({
      mode: 'ingress',
      ...(HostIp && { host_ip: HostIp }),
      target: Number(target),
      ...(HostPort && { published: HostPort }),
      protocol,
    }));
  });
}

function mountOf({ Type, Name, Source, Destination, RW }: MountPoint): object {
  return {
    type: Type,
    source: Type === 'volume' ? Name : Source,
    target: Destination,
    ...(!RW && { read_only: true }),
  };
}

/** The fields that are told for a container, and so may be compared. */
export const comparedFields: readonly string[] = [
  'image',
  'command',
  'entrypoint',
  'environment',
  'labels',
  'ports',
  'volumes',
  'networks',
  'restart',
  'user',
  'working_dir',
  'privileged',
  'read_only',
  'cap_add',
  'mem_limit',
  'cpus',
];

function unless<T>(value: T, same: T): T | undefined {
  return JSON.stringify(value ?? null) === JSON.stringify(same ?? null) || isEmpty(value) ? undefined : value;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function splitAt(text: string, sign: string): [string, string] {
  const at = text.indexOf(sign);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
