import type { PortMapping } from '#contracts/containers/container-spec.ts';
import type { CreateContainer, PortBinding } from '#library/docker/container-config.ts';
import { patched, withHostConfig, type SpecPart } from './spec-part.ts';

type Bindings = Readonly<Record<string, readonly PortBinding[] | null>>;

/** Ports that are exposed but not published are not in it, and neither are keys that cannot be read. */
export const portsPart: SpecPart<PortMapping[]> = {
  read: ({ HostConfig }) =>
    Object.entries(HostConfig?.PortBindings ?? {}).flatMap(([key, bindings]) => {
      const port = parsePortKey(key);
      if (!port) return [];
      return (bindings ?? []).map(({ HostIp = '', HostPort = '' }) => ({
        hostIp: HostIp,
        hostPort: HostPort,
        ...port,
      }));
    }),
  write(create, ports) {
    const before: Bindings = create.HostConfig?.PortBindings ?? {};
    const untouched = Object.entries(before).filter(
      ([key, bindings]) => !parsePortKey(key) || !bindings?.length,
    );
    const wanted = Map.groupBy(ports, (port) => keyIn(before, port));
    const PortBindings = Object.fromEntries([
      ...untouched.filter(([key]) => !wanted.has(key)),
      ...[...wanted].map(([key, mappings]) => [key, mappings.map(bindingOf)] as const),
    ]);
    return withExposed(withHostConfig(create, { PortBindings }), before, PortBindings);
  },
};

/** Of `80/tcp`; undefined for anything else, such as a range. */
export function parsePortKey(key: string): Pick<PortMapping, 'containerPort' | 'protocol'> | undefined {
  const [, number = '', protocol = 'tcp'] = /^(\d{1,5})(?:\/(tcp|udp|sctp))?$/.exec(key) ?? [];
  if (number === '') return undefined;
  return {
    containerPort: Number(number),
    protocol: protocol === 'udp' || protocol === 'sctp' ? protocol : 'tcp',
  };
}

function keyIn(before: Bindings, { containerPort, protocol }: PortMapping): string {
  const bare = String(containerPort);
  return protocol === 'tcp' && Object.hasOwn(before, bare) ? bare : `${bare}/${protocol}`;
}

function bindingOf({ hostIp, hostPort }: PortMapping): PortBinding {
  return { HostIp: hostIp, HostPort: hostPort };
}

/** The engine publishes what is exposed; a port that is no longer published was exposed for that only. */
function withExposed(create: CreateContainer, before: Bindings, after: Bindings): CreateContainer {
  const exposed = new Map(Object.entries(create.ExposedPorts ?? {}));
  for (const key of Object.keys(before)) if (!Object.hasOwn(after, key)) exposed.delete(key);
  for (const key of Object.keys(after)) if (!exposed.has(key)) exposed.set(key, {});
  return patched(create, { ExposedPorts: exposed.size > 0 ? Object.fromEntries(exposed) : undefined });
}
