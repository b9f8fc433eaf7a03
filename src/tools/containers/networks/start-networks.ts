import type { Caller, GrantedPermission } from '#contracts/access.ts';
import type { networksEndpoints } from '#contracts/containers/networks.ts';
import { hostResource } from '#contracts/containers/resource.ts';
import { notFound } from '#kernel/errors.ts';
import { requireContainer } from '../find-container.ts';
import { findHostOf, requireHost } from '../find-host.ts';
import { seesContainer } from '../hide-others.ts';
import type { Host } from '../host.ts';
import { listFromHosts } from '../list-from-hosts.ts';
import { maySee } from '../require-permission.ts';
import type { RunningSubject, SubjectOptions } from '../subject.ts';
import { beginConnection, beginDisconnection, beginRemoval, planFor } from './change-network.ts';
import { disconnectionPreview } from './disconnection.ts';
import {
  membersFor,
  requireNetwork,
  resourceOfNetwork,
  visibleTo,
  withoutName,
  withoutNames,
} from './network-access.ts';
import { creationCommand } from './network-body.ts';
import { networkRemovalPreview } from './network-removal.ts';

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
        const { id } = await requireNetwork(host, params.network, caller, 'containers:read');
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
        const { name } = await requireNetwork(host, params.network, caller, 'containers:read');
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

async function endOf(begun: ReturnType<SubjectOptions['operations']['begin']>) {
  return await (
    await begun
  ).ended;
}
