import type { NetworkMember, NetworkSummary } from '#contracts/containers/networks.ts';
import type { ContainerSummary } from '#library/docker/container.ts';
import type { Network } from '#library/docker/networks.ts';
import { boundedLabels, cut, maxNameLength } from '../local-host/labels.ts';
import { memberOf } from '../local-host/member.ts';
import { readTime } from '../local-host/record.ts';

const maxSubnets = 32;

export function networkSummary(
  host: string,
  network: Network,
  containers: readonly ContainerSummary[],
): NetworkSummary {
  const labels = network.Labels ?? {};
  return {
    host,
    id: network.Id,
    name: cut(network.Name, maxNameLength),
    driver: network.Driver,
    scope: network.Scope,
    createdAtMs: readTime(network.Created) ?? 0,
    internal: network.Internal,
    attachable: network.Attachable,
    ipv6: network.EnableIPv6,
    subnets: (network.IPAM.Config ?? []).slice(0, maxSubnets).map(({ Subnet = '', Gateway, IPRange }) => ({
      subnet: Subnet,
      gateway: Gateway || null,
      range: IPRange || null,
    })),
    labels: boundedLabels(labels),
    stack: labels['com.docker.compose.project'] || null,
    members: containers.flatMap((container) => membershipOf(network, container)),
    protection: protectionOf(network),
  };
}

/** The engine names the members of a network only while they run; containers themselves remember. */
function membershipOf(network: Network, container: ContainerSummary): NetworkMember[] {
  const endpoints = container.NetworkSettings.Networks ?? {};
  const [, endpoint] =
    Object.entries(endpoints).find(([name, { NetworkID }]) =>
      NetworkID ? NetworkID === network.Id : name === network.Name,
    ) ?? [];
  if (!endpoint) return [];
  return [
    {
      ...memberOf(container),
      ipv4: endpoint.IPAddress || (endpoint.IPAMConfig?.IPv4Address ?? ''),
      ipv6: endpoint.GlobalIPv6Address || (endpoint.IPAMConfig?.IPv6Address ?? ''),
      aliases: [],
    },
  ];
}

const predefined: Readonly<Record<string, string>> = {
  bridge: 'The engine makes it for containers that name no network.',
  host: 'The engine makes it: it stands for the network of the host itself.',
  none: 'The engine makes it for containers without any network.',
  docker_gwbridge: 'The engine makes it to connect swarm networks to this host.',
};

function protectionOf({ Name, Ingress }: Network): string | null {
  if (Ingress) return 'The engine makes it for the published ports of swarm services.';
  return Object.hasOwn(predefined, Name) ? (predefined[Name] ?? null) : null;
}
