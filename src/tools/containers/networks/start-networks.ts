import type { Caller, GrantedPermission } from '#contracts/access.ts';
import type { NetworkSummary, networksEndpoints, NewConnection } from '#contracts/containers/networks.ts';
import type { Resource } from '#contracts/scope.ts';
import { notFound } from '#kernel/errors.ts';
import { requireContainer } from '../find-container.ts';
import { findHost } from '../find-host.ts';
import type { Host } from '../host.ts';
import { listFromHosts } from '../list-from-hosts.ts';
import { removal } from '../removal-step.ts';
import { hostResource, maySee, requirePermission, resourceOf } from '../require-permission.ts';
import { shellQuote } from '../shell-quote.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';
import { creationCommand } from './network-body.ts';
import { networkRemovalCommand } from './network-removal.ts';

export async function startNetworks(
  options: SubjectOptions,
): Promise<RunningSubject<typeof networksEndpoints>> {
  const { hosts } = options;
  const hostOf = (params: { host: string }) => findHost(hosts, params.host);
  return await Promise.resolve({
    handlers: {
      networks: async ({ query }, { caller, signal }) => {
        const list = async (host: Host) => visibleTo(caller, host, await host.networks.list(signal));
        const { found, missing } = await listFromHosts(hosts, query.host, list);
        return { networks: found, missing };
      },
      networkDetails: async ({ params }, { caller, signal }) => {
        const host = hostOf(params);
        const { id } = await find(host, params.network, caller, 'containers:read');
        const details = await host.networks.inspect(id, signal);
        return { ...details, members: membersFor(caller, host, details) };
      },
      createNetwork: async ({ params, body }, { caller }) => {
        requirePermission(caller, 'containers:edit', hostResource(params.host), `The host ${params.host}`);
        const host = hostOf(params);
        await host.networks.assertCreatable(body);
        const plan = planFor(host, 'create', body.name, body.name, creationCommand(body), caller);
        const steps = [{ title: `Create ${body.name}`, run: () => host.networks.create(body) }];
        return await endOf(options.operations.begin({ ...plan, steps }));
      },
      connectContainer: async ({ params, body }, { caller }) =>
        await endOf(beginConnection(options, hostOf(params), params.network, body, caller)),
      previewDisconnection: async ({ params }, { caller }) => {
        const host = hostOf(params);
        const { id } = await find(host, params.network, caller, 'containers:read');
        const container = requireContainer(host, params.container, caller, 'containers:read');
        return await host.networks.previewDisconnection(id, container);
      },
      disconnectContainer: async ({ params, body }, { caller }) =>
        await endOf(beginDisconnection(options, hostOf(params), params.network, body.container, caller)),
      previewNetworkRemoval: async ({ params, body }, { caller, signal }) => {
        const host = hostOf(params);
        const preview = await host.networks.previewRemoval(body.which, signal);
        const visible = new Set(
          visibleTo(caller, host, await host.networks.list(signal)).map(({ id }) => id),
        );
        const removes = preview.removes.filter(({ id }) => visible.has(id));
        const keeps = preview.keeps.filter(({ id }) => visible.has(id));
        return { removes, keeps, command: networkRemovalCommand(removes) };
      },
      removeNetworks: async ({ params, query, body }, { caller }) => {
        const begun = await beginRemoval(options, hostOf(params), body.networks, caller);
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
  const { id, name } = await find(host, network, caller, 'containers:edit');
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
    ...planFor(host, 'connect', id, name, command, caller),
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
  const { id, name } = await find(host, network, caller, 'containers:edit');
  const container = requireContainer(host, reference, caller, 'containers:edit');
  const target = nameOf(host, container);
  const command = `docker network disconnect ${shellQuote(name)} ${shellQuote(target)}`;
  return await operations.begin({
    ...planFor(host, 'disconnect', id, name, command, caller),
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
    const network = all.find((one) => one.id === id);
    if (!network) throw notFound('The network');
    requirePermission(caller, 'containers:remove', resourceOfNetwork(network), 'The network');
    return network;
  });
  const [first] = chosen;
  const name = first?.name ?? '';
  const targetName = chosen.length > 1 ? `${name} and ${chosen.length - 1} more` : name;
  return await operations.begin({
    ...planFor(host, 'remove', first?.id ?? '', targetName, networkRemovalCommand(chosen), caller),
    alsoLocks: ids.slice(1),
    steps: chosen.map((network) =>
      removal(`Remove ${network.name}`, chosen.length === 1, () => host.networks.remove(network.id)),
    ),
  });
}

function planFor(
  host: Host,
  kind: string,
  targetId: string,
  targetName: string,
  command: string,
  caller: Caller,
) {
  return { kind, host: host.id, subject: 'network' as const, targetId, targetName, command, caller };
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
  const records = new Map(host.list().map(({ summary }) => [summary.id, summary]));
  return members.filter(({ id }) => {
    const summary = records.get(id);
    return maySee(caller, summary ? resourceOf(summary) : hostResource(host.id));
  });
}

function resourceOfNetwork({ host, stack, labels }: NetworkSummary): Resource {
  return { host, stack, labels };
}

function nameOf(host: Host, container: string): string {
  return host.list().find(({ summary }) => summary.id === container)?.summary.name ?? container;
}
