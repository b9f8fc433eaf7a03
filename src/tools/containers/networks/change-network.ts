import type { Caller } from '#contracts/access.ts';
import type { NewConnection, NewNetwork } from '#contracts/containers/networks.ts';
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
import { creationCommand } from './network-body.ts';
import { networkRemovalCommand } from './network-removal.ts';
import { containerName } from '../listed-container.ts';
import { nameTargets } from '../name-targets.ts';

export async function beginCreation(
  { operations }: SubjectOptions,
  host: Host,
  wanted: NewNetwork,
  caller: Caller,
) {
  await host.networks.assertCreatable(wanted);
  const { name } = wanted;
  const target = { id: name, name, resource: hostResource(host.id) };
  return await operations.begin({
    ...planFor(host, 'create', target, creationCommand(wanted), caller),
    steps: [{ title: `Create ${name}`, run: () => host.networks.create(wanted) }],
  });
}

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
  const [first, ...others] = chosen;
  const target = {
    id: first?.id ?? '',
    name: nameTargets(chosen.map(({ name }) => name)),
    resource: first ? resourceOfNetwork(first) : hostResource(host.id),
  };
  return await operations.begin({
    ...planFor(host, 'remove', target, networkRemovalCommand(chosen), caller),
    alsoLocks: others.map(({ id }) => id),
    steps: chosen.map((network) =>
      removal(`Remove ${network.name}`, chosen.length === 1, () => host.networks.remove(network.id)),
    ),
  });
}

function planFor(
  host: Host,
  kind: string,
  { id: targetId, name: targetName, resource }: { id: string; name: string; resource: Resource },
  command: string,
  caller: Caller,
) {
  const target = { host: host.id, subject: 'network' as const, targetId, targetName, resource };
  return { ...target, kind, command, caller };
}
