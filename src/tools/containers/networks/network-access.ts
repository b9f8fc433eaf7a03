import type { Caller, GrantedPermission } from '#contracts/access.ts';
import type { NetworkSummary } from '#contracts/containers/networks.ts';
import type { Resource } from '#contracts/scope.ts';
import { notFound } from '#kernel/errors.ts';
import { seesContainer, unseenName } from '../hide-others.ts';
import type { ContainerRecord, Host } from '../host.ts';
import { maySee, requirePermission } from '../require-permission.ts';

/** The network of this id or name, for a caller who may do this to it. Rejects with `not-found` or `forbidden`. */
export async function requireNetwork(
  host: Host,
  reference: string,
  caller: Caller,
  permission: GrantedPermission,
): Promise<NetworkSummary> {
  const all = await host.networks.list();
  const network = all.find(({ id }) => id === reference) ?? all.find(({ name }) => name === reference);
  if (!network) throw notFound('The network');
  requirePermission(caller, permission, resourceOfNetwork(network), 'The network');
  return network;
}

export function visibleTo(caller: Caller, host: Host, networks: readonly NetworkSummary[]): NetworkSummary[] {
  return networks
    .filter((network) => maySee(caller, resourceOfNetwork(network)))
    .map((network) => ({ ...network, members: membersFor(caller, host, network) }));
}

/** Who is on a network is told only of containers that the caller may see. */
export function membersFor(caller: Caller, host: Host, { members }: NetworkSummary) {
  const isSeen = seesContainer(caller, host);
  return members.filter(({ id }) => isSeen(id));
}

/** Who may not be named still keeps a network from being removed. */
export function withoutNames(network: NetworkSummary, isSeen: (id: string) => boolean): NetworkSummary {
  const members = network.members.map((one) => (isSeen(one.id) ? one : { ...one, name: unseenName }));
  return { ...network, members };
}

export function resourceOfNetwork({
  host,
  stack,
  labels,
}: Pick<NetworkSummary, 'host' | 'stack' | 'labels'>): Resource {
  return { host, stack, labels };
}

export function withoutName(record: ContainerRecord): ContainerRecord {
  return { ...record, summary: { ...record.summary, name: unseenName } };
}
