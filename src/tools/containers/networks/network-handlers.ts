import type { Caller, GrantedPermission } from '#contracts/access.ts';
import type { DisconnectionPreview, networksEndpoints } from '#contracts/containers/networks.ts';
import { notFound } from '#kernel/errors.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import { answerOperation } from '../answer-operation.ts';
import { requireContainer } from '../find-container.ts';
import { findHostOf, requireHost } from '../find-host.ts';
import { seesContainer } from '../hide-others.ts';
import type { Host } from '../host.ts';
import { listFromHosts } from '../list-from-hosts.ts';
import { maySee } from '../require-permission.ts';
import type { SubjectOptions } from '../subject.ts';
import { beginConnection, beginCreation, beginDisconnection, beginRemoval } from './change-network.ts';
import { disconnectionPreview } from './disconnection.ts';
import {
  membersFor,
  requireNetwork,
  resourceOfNetwork,
  visibleTo,
  withoutName,
  withoutNames,
} from './network-access.ts';
import { networkRemovalPreview } from './network-removal.ts';

export function networkHandlers(options: SubjectOptions): HandlersFor<typeof networksEndpoints> {
  const { hosts } = options;
  const hostOf = (params: { host: string }, caller: Caller, permission: GrantedPermission) =>
    findHostOf(hosts, params.host, caller, permission, 'The network');
  return {
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
      return await answerOperation(await beginCreation(options, host, body, caller), true);
    },
    connectContainer: async ({ params, body }, { caller }) => {
      const host = hostOf(params, caller, 'containers:edit');
      return await answerOperation(await beginConnection(options, host, params.network, body, caller), true);
    },
    previewDisconnection: async ({ params }, { caller }) =>
      await previewDisconnection(hostOf(params, caller, 'containers:read'), params, caller),
    disconnectContainer: async ({ params, body }, { caller }) => {
      const host = hostOf(params, caller, 'containers:edit');
      const begun = await beginDisconnection(options, host, params.network, body.container, caller);
      return await answerOperation(begun, true);
    },
    previewNetworkRemoval: async ({ params, body }, { caller, signal }) =>
      await previewRemoval(hostOf(params, caller, 'containers:read'), body.which, caller, signal),
    removeNetworks: async ({ params, query, body }, { caller }) => {
      const host = hostOf(params, caller, 'containers:remove');
      return await answerOperation(await beginRemoval(options, host, body.networks, caller), query.wait);
    },
  };
}

async function previewDisconnection(
  host: Host,
  params: { readonly network: string; readonly container: string },
  caller: Caller,
): Promise<DisconnectionPreview> {
  const { name } = await requireNetwork(host, params.network, caller, 'containers:read');
  const container = requireContainer(host, params.container, caller, 'containers:read');
  const isSeen = seesContainer(caller, host);
  const all = host.list().map((one) => (isSeen(one.summary.id) ? one : withoutName(one)));
  const record = all.find(({ summary }) => summary.id === container);
  if (!record) throw notFound('The container');
  return disconnectionPreview(name, record, all);
}

async function previewRemoval(
  host: Host,
  which: 'unused' | readonly string[],
  caller: Caller,
  signal: AbortSignal,
) {
  const isSeen = seesContainer(caller, host);
  const all = await host.networks.list(signal);
  const seen = all.filter((network) => maySee(caller, resourceOfNetwork(network)));
  return networkRemovalPreview(
    seen.map((network) => withoutNames(network, isSeen)),
    which,
  );
}
