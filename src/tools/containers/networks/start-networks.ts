import type { Caller, GrantedPermission } from '#contracts/access.ts';
import type { NetworkSummary, networksEndpoints, NewConnection } from '#contracts/containers/networks.ts';
import { hostResource } from '#contracts/containers/resource.ts';
import type { Resource } from '#contracts/scope.ts';
import { notFound } from '#kernel/errors.ts';
import { requireContainer } from '../find-container.ts';
import { findHostOf, requireHost } from '../find-host.ts';
import { seesContainer, unseenName } from '../hide-others.ts';
import type { ContainerRecord, Host } from '../host.ts';
import { listFromHosts } from '../list-from-hosts.ts';
import { removal } from '../removal-step.ts';
import { maySee, requirePermission } from '../require-permission.ts';
import { shellQuote } from '../shell-quote.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';
import { disconnectionPreview } from './disconnection.ts';
import { creationCommand } from './network-body.ts';
import { networkRemovalCommand, networkRemovalPreview } from './network-removal.ts';

export async function startNetworks(
  options: SubjectOptions,
): Promise<RunningSubject<typeof networksEndpoints>> {
  const { hosts } = options;
  const hostOf = (params: { host: string }, caller: Caller, permission: GrantedPermission) =>
    findHostOf(hosts, params.host, caller, permission, 'The network');
  return await Promise.resolve({
    handlers: {
      networks: async ({ query }, { caller, signal }) => {
        const list = async (host: Host) => visibleTo(caller, host, await host.networks.list(signal));
        const { found, missing } = await listFromHosts(hosts, query.host, caller, list);
        return { networks: found, missing };
      },
      networkDetails: async ({ params }, { caller, signal }) => {
        const host = hostOf(params, caller, 'containers:read');
        const { id } = await find(host, params.network, caller, 'containers:read');
        const details = await host.networks.inspect(id, signal);
        return { ...details, members: membersFor(caller, host, details) };
      },
      createNetwork: async ({ params, body }, { caller }) => {
        const host = requireHost(hosts, params.host, caller, 'containers:edit');
        await host.networks.assertCreatable(body);
        const resource = hostResource(host.id);
        const plan = planFor(
          host,
          'create',
          { id: body.name, name: body.name, resource },
          creationCommand(body),
          caller,
        );
        const steps = [{ title: `Create ${body.name}`, run: () => host.networks.create(body) }];
        return await endOf(options.operations.begin({ ...plan, steps }));
      },
      connectContainer: async ({ params, body }, { caller }) =>
        await endOf(
          beginConnection(options, hostOf(params, caller, 'containers:edit'), params.network, body, caller),
        ),
      previewDisconnection: async ({ params }, { caller }) => {
        const host = hostOf(params, caller, 'containers:read');
        const { name } = await find(host, params.network, caller, 'containers:read');
        const container = requireContainer(host, params.container, caller, 'containers:read');
        const isSeen = seesContainer(caller, host);
        const all = host.list().map((one) => (isSeen(one.summary.id) ? one : withoutName(one)));
        const record = all.find(({ summary }) => summary.id === container);
        if (!record) throw notFound('The container');
        return disconnectionPreview(name, record, all);
      },
      disconnectContainer: async ({ params, body }, { caller }) =>
        await endOf(
          beginDisconnection(
            options,
            hostOf(params, caller, 'containers:edit'),
            params.network,
            body.container,
            caller,
          ),
        ),
      previewNetworkRemoval: async ({ params, body }, { caller, signal }) => {
        const host = hostOf(params, caller, 'containers:read');
        const isSeen = seesContainer(caller, host);
        const all = await host.networks.list(signal);
        const seen = all.filter((network) => maySee(caller, resourceOfNetwork(network)));
        return networkRemovalPreview(
          seen.map((network) => withoutNames(network, isSeen)),
          body.which,
        );
      },
      removeNetworks: async ({ params, query, body }, { caller }) => {
        const begun = await beginRemoval(
          options,
          hostOf(params, caller, 'containers:remove'),
          body.networks,
          caller,
        );
        return query.wait ? await begun.ended : begun.operation;
      },
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
}

async function beginConnection(
  { operations }: SubjectOptions,
  host: Host,
  network: string,
  wanted: NewConnection,
  caller: Caller,
) {
  const { id, name, ...found } = await find(host, network, caller, 'containers:edit');
  const resource = resourceOfNetwork(found);
  const container = requireContainer(host, wanted.container, caller, 'containers:edit');
  const connection = { ...wanted, container };
  await host.networks.assertConnectable(id, connection);
  const target = nameOf(host, container);
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

async function beginDisconnection(
  { operations }: SubjectOptions,
  host: Host,
  network: string,
  reference: string,
  caller: Caller,
) {
  const { id, name, ...found } = await find(host, network, caller, 'containers:edit');
  const resource = resourceOfNetwork(found);
  const container = requireContainer(host, reference, caller, 'containers:edit');
  const target = nameOf(host, container);
  const command = `docker network disconnect ${shellQuote(name)} ${shellQuote(target)}`;
  return await operations.begin({
    ...planFor(host, 'disconnect', { id, name, resource }, command, caller),
    alsoLocks: [container],
    steps: [
      { title: `Disconnect ${target} from ${name}`, run: () => host.networks.disconnect(id, container) },
    ],
  });
}

async function beginRemoval(
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

async function endOf(begun: ReturnType<SubjectOptions['operations']['begin']>) {
  return await (
    await begun
  ).ended;
}

async function find(
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

function visibleTo(caller: Caller, host: Host, networks: readonly NetworkSummary[]): NetworkSummary[] {
  return networks
    .filter((network) => maySee(caller, resourceOfNetwork(network)))
    .map((network) => ({ ...network, members: membersFor(caller, host, network) }));
}

/** Who is on a network is told only of containers that the caller may see. */
function membersFor(caller: Caller, host: Host, { members }: NetworkSummary) {
  const isSeen = seesContainer(caller, host);
  return members.filter(({ id }) => isSeen(id));
}

/** Who may not be named still keeps a network from being removed. */
function withoutNames(network: NetworkSummary, isSeen: (id: string) => boolean): NetworkSummary {
  const members = network.members.map((one) => (isSeen(one.id) ? one : { ...one, name: unseenName }));
  return { ...network, members };
}

function resourceOfNetwork({
  host,
  stack,
  labels,
}: Pick<NetworkSummary, 'host' | 'stack' | 'labels'>): Resource {
  return { host, stack, labels };
}

function nameOf(host: Host, container: string): string {
  return host.list().find(({ summary }) => summary.id === container)?.summary.name ?? container;
}

function withoutName(record: ContainerRecord): ContainerRecord {
  return { ...record, summary: { ...record.summary, name: unseenName } };
}
