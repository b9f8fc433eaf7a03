import { z } from 'zod';
import { call } from '../contract.ts';
import { Operation } from './operation.ts';

const HostId = z.object({ host: z.string() });
const NetworkId = z.object({ host: z.string(), network: z.string() });
const Wait = z.object({ wait: z.stringbool().default(false) });

export const NetworkSubnet = z.object({
  /** CIDR. */
  subnet: z.string(),
  gateway: z.string().nullable(),
  /** The part that addresses are given from; null for all of it. */
  range: z.string().nullable(),
});
export type NetworkSubnet = z.infer<typeof NetworkSubnet>;

/** A container on the network; a stopped one has no addresses but those that are set for it. */
export const NetworkMember = z.object({
  id: z.string(),
  name: z.string(),
  running: z.boolean(),
  ipv4: z.string(),
  ipv6: z.string(),
  /** Names it answers to there besides its own. Only in the details. */
  aliases: z.array(z.string()),
});
export type NetworkMember = z.infer<typeof NetworkMember>;

export const NetworkSummary = z.object({
  host: z.string(),
  id: z.string(),
  name: z.string(),
  driver: z.string(),
  scope: z.string(),
  createdAtMs: z.int(),
  /** No way out of it. */
  internal: z.boolean(),
  attachable: z.boolean(),
  ipv6: z.boolean(),
  subnets: z.array(NetworkSubnet),
  labels: z.record(z.string(), z.string()),
  stack: z.string().nullable(),
  members: z.array(NetworkMember),
  /** Why it cannot be removed at all; null when it can. */
  protection: z.string().nullable(),
});
export type NetworkSummary = z.infer<typeof NetworkSummary>;

export const NetworkDetails = NetworkSummary.extend({ options: z.record(z.string(), z.string()) });
export type NetworkDetails = z.infer<typeof NetworkDetails>;

const Address = z.union([z.ipv4(), z.ipv6()], 'An address such as 172.30.0.10');
const Labels = z.record(z.string().min(1).max(256), z.string().max(4096));

export const NewNetwork = z.object({
  name: z
    .string()
    .regex(
      /^[a-zA-Z0-9][\w.-]{0,127}$/,
      'Letters, digits, dots, dashes and underscores; begins with a letter or digit.',
    ),
  driver: z
    .string()
    .regex(/^[\w.:/-]{1,128}$/)
    .default('bridge'),
  internal: z.boolean().default(false),
  attachable: z.boolean().default(false),
  ipv6: z.boolean().default(false),
  /** Chosen by the engine when there are none. */
  subnets: z
    .array(
      z.object({
        subnet: z.union([z.cidrv4(), z.cidrv6()], 'A network such as 172.30.0.0/24'),
        gateway: Address.optional(),
        range: z.union([z.cidrv4(), z.cidrv6()], 'A network such as 172.30.0.128/25').optional(),
      }),
    )
    .max(8)
    .default([]),
  options: Labels.default({}),
  labels: Labels.default({}),
});
export type NewNetwork = z.infer<typeof NewNetwork>;

export const NewConnection = z.object({
  /** Id of the container. */
  container: z.string().min(1),
  aliases: z
    .array(z.string().regex(/^[\w][\w.-]{0,62}$/, 'A host name'))
    .max(32)
    .default([]),
  ipv4: z.ipv4().optional(),
  ipv6: z.ipv6().optional(),
});
export type NewConnection = z.infer<typeof NewConnection>;

export const DisconnectionPreview = z.object({
  /** What stops working, each in plain words; empty when nothing is known to. */
  breaks: z.array(z.string()),
  command: z.string(),
});
export type DisconnectionPreview = z.infer<typeof DisconnectionPreview>;

export const NetworkRemovalPreview = z.object({
  removes: z.array(z.object({ id: z.string(), name: z.string(), stack: z.string().nullable() })),
  keeps: z.array(z.object({ id: z.string(), name: z.string(), reason: z.string() })),
  command: z.string(),
});
export type NetworkRemovalPreview = z.infer<typeof NetworkRemovalPreview>;

export const networksEndpoints = {
  networks: call({
    method: 'GET',
    path: '/networks',
    summary: 'List networks of all hosts, with who is on each',
    access: 'containers:read',
    scoped: true,
    query: z.object({ host: z.string().optional() }),
    result: z.object({
      networks: z.array(NetworkSummary),
      missing: z.array(z.object({ host: z.string(), reason: z.string() })),
    }),
  }),
  networkDetails: call({
    method: 'GET',
    path: '/hosts/{host}/networks/{network}',
    summary: 'Read everything about one network, with the names its containers answer to',
    access: 'containers:read',
    scoped: true,
    params: NetworkId,
    result: NetworkDetails,
  }),
  createNetwork: call({
    method: 'POST',
    path: '/hosts/{host}/networks',
    summary: 'Create a network; its subnets must fit each other and overlap no existing one',
    access: 'containers:edit',
    scoped: true,
    params: HostId,
    body: NewNetwork,
    result: Operation,
  }),
  connectContainer: call({
    method: 'POST',
    path: '/hosts/{host}/networks/{network}/connections',
    summary: 'Connect a container to a network while it runs',
    access: 'containers:edit',
    scoped: true,
    params: NetworkId,
    body: NewConnection,
    result: Operation,
  }),
  previewDisconnection: call({
    method: 'GET',
    path: '/hosts/{host}/networks/{network}/connections/{container}/removal',
    summary: 'Say what breaks when a container leaves a network',
    access: 'containers:read',
    scoped: true,
    params: NetworkId.extend({ container: z.string() }),
    result: DisconnectionPreview,
  }),
  disconnectContainer: call({
    method: 'POST',
    path: '/hosts/{host}/networks/{network}/disconnections',
    summary: 'Disconnect a container from a network while it runs',
    access: 'containers:edit',
    scoped: true,
    params: NetworkId,
    body: z.object({ container: z.string().min(1) }),
    result: Operation,
  }),
  previewNetworkRemoval: call({
    method: 'POST',
    path: '/hosts/{host}/networks/removal-preview',
    summary: 'Say exactly which networks would be removed, and which are kept and why',
    access: 'containers:read',
    scoped: true,
    params: HostId,
    body: z.object({ which: z.union([z.literal('unused'), z.array(z.string()).max(1000)]) }),
    result: NetworkRemovalPreview,
  }),
  removeNetworks: call({
    method: 'POST',
    path: '/hosts/{host}/networks/removal',
    summary: 'Remove the listed networks; what is used by now is left, and said',
    access: 'containers:remove',
    scoped: true,
    params: HostId,
    query: Wait,
    body: z.object({ networks: z.array(z.string()).min(1).max(1000) }),
    bodyLimitBytes: 256 * 1024,
    result: Operation,
  }),
};
