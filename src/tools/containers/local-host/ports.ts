import type { Port } from '#contracts/containers/container.ts';
import type { ContainerDetails } from '#library/docker/container.ts';

const maxPorts = 128;
const protocols = ['tcp', 'udp', 'sctp'] as const;

/**
 * Ports as bound now, or, of a container that does not run, as it will ask for them. A port bound on all IPv4 and all IPv6
 * addresses is one entry.
 */
export function portsOf(body: ContainerDetails): Port[] {
  const bound = body.NetworkSettings.Ports ?? {};
  const asked = Object.keys(bound).length > 0 ? bound : (body.HostConfig.PortBindings ?? {});
  const all = { ...exposedOnly(body.Config.ExposedPorts ?? {}), ...asked };
  return Object.entries(all)
    .flatMap(([key, bindings]) => portsOfKey(key, bindings ?? []))
    .toSorted((a, b) => a.containerPort - b.containerPort)
    .slice(0, maxPorts);
}

function exposedOnly(exposed: Readonly<Record<string, object>>): Record<string, null> {
  return Object.fromEntries(Object.keys(exposed).map((key) => [key, null] as const));
}

/** `key` is `8096/tcp`. */
function portsOfKey(
  key: string,
  bindings: readonly { readonly HostIp?: string; readonly HostPort?: string }[],
): Port[] {
  const [number = '', name] = key.split('/');
  const containerPort = Number.parseInt(number, 10);
  const protocol = protocols.find((known) => known === name);
  if (Number.isNaN(containerPort) || !protocol) return [];
  if (bindings.length === 0) return [{ containerPort, protocol, hostPort: null, hostIp: null }];
  const onAllIpv4 = new Set(bindings.filter(({ HostIp }) => HostIp === '0.0.0.0').map((b) => b.HostPort));
  return bindings
    .filter(({ HostIp, HostPort }) => HostIp !== '::' || !onAllIpv4.has(HostPort))
    .map(({ HostIp, HostPort }) => ({
      containerPort,
      protocol,
      hostPort: Number.parseInt(HostPort ?? '', 10) || null,
      hostIp: HostIp || null,
    }));
}
