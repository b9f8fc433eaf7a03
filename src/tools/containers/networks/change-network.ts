import type { Caller } from '#contracts/access.ts';
import type { NewConnection } from '#contracts/containers/networks.ts';
import { hostResource } from '#contracts/containers/resource.ts';
import type { Resource } from '#contracts/scope.ts';
import { notFound } from '#kernel/errors.ts';
import { requireContainer } from '../find-container.ts';
import type { Host } from '../host.ts';
import { removal } from '../removal-step.ts';
import { requirePermission } from '../require-permission.ts';
import { shellQuote } from '../shell-quote.ts';
import type { SubjectOptions } from '../subject.ts';
import { requireNetwork, resourceOfNetwork } from './network-access.ts';
import { networkRemovalCommand } from './network-removal.ts';
import { containerName } from '../listed-container.ts';

export async function beginConnection(
  { operations }: SubjectOptions,
  host: Host,
  network: string,
  wanted: NewConnection,
  caller: Caller,
) {
  const { id, name, ...found } = await requireNetwork(host, network, caller, 'containers:edit');
  const resource = resourceOfNetwork(found);
  const container = requireContainer(host, wanted.container, caller, 'containers:edit');
  const connection = { ...wanted, container };
  await host.networks.assertConnectable(id, connection);
  const target = containerName(host, container);
  const flags = [
    ...wanted.aliases.flatMap((alias) => ['--alias', alias]),
    ...(wanted.ipv4 === undefined ? [] : ['--ip', wanted.ipv4]),
    ...(wanted.ipv6 === undefined ? [] : ['--ip6', wanted.ipv6]),
  ];
  const command = ['docker', 'network', 'connect', ...flags, name, target].map(shellQuote).join(' ');
  return await operations.begin({
    ...planFor(host, 'connect', { id, name, resource }, command, caller),
    alsoLocks: [container],
    steps: [
      {
        title: `Connect ${target} to ${name}`,
        run: () => host.networks.connect(id, connection),
      },
    ],
  });
}

export async function beginDisconnection(
  { operations }: SubjectOptions,
  host: Host,
  network: string,
  reference: string,
  caller: Caller,
) {
  const { id, name, ...found } = await requireNetwork(host, network, caller, 'containers:edit');
  const resource = resourceOfNetwork(found);
  const container = requireContainer(host, reference, caller, 'containers:edit');
  const target = containerName(host, container);
  const command = `docker network disconnect ${shellQuote(name)} ${shellQuote(target)}`;
  return await operations.begin({
    ...planFor(host, 'disconnect', { id, name, resource }, command, caller),
    alsoLocks: [container],
    steps: [
      { title: `Disconnect ${target} from ${name}`, run: () => host.networks.disconnect(id, container) },
    ],
  });
}

export async function beginRemoval(
  { operations }: SubjectOptions,
  host: Host,
  ids: readonly string[],
  caller: Caller,
) {
  const all = await host.networks.list();
  const chosen = ids.map((id) => {
    const network = all.find((one) => one.id === id) ?? all.find(({ name: its }) => its === id);
    if (!network) throw notFound('The network');
    requirePermission(caller, 'containers:remove', resourceOfNetwork(network), 'The network');
    return network;
  });
  const [first] = chosen;
  const name = first?.name ?? '';
  const targetName = chosen.length > 1 ? `${name} and ${chosen.length - 1} more` : name;
  return await operations.begin({
    ...planFor(
      host,
      'remove',
      {
        id: first?.id ?? '',
        name: targetName,
        resource: first ? resourceOfNetwork(first) : hostResource(host.id),
      },
      networkRemovalCommand(chosen),
      caller,
    ),
    alsoLocks: chosen.slice(1).map(({ id }) => id),
    steps: chosen.map((network) =>
      removal(`Remove ${network.name}`, chosen.length === 1, () => host.networks.remove(network.id)),
    ),
  });
}

export function planFor(
  host: Host,
  kind: string,
  { id: targetId, name: targetName, resource }: { id: string; name: string; resource: Resource },
  command: string,
  caller: Caller,
) {
  const target = { host: host.id, subject: 'network' as const, targetId, targetName, resource };
  return { ...target, kind, command, caller };
}
