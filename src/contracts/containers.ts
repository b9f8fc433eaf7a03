import { z } from 'zod';
import { call, defineContract, stream } from './contract.ts';
import { defineEvent } from './event.ts';
import { ContainerDetails, ContainerSummary, RemovalPreview } from './containers/container.ts';
import { HostStatus } from './containers/host.ts';
import { editEndpoints } from './containers/edit.ts';
import { filesEndpoints } from './containers/files.ts';
import { historyEndpoints } from './containers/history.ts';
import { imageContentEndpoints } from './containers/image-content.ts';
import { imagesEndpoints } from './containers/images.ts';
import { LiveItem, LogItem } from './containers/live.ts';
import { networksEndpoints } from './containers/networks.ts';
import { ContainerAction, Operation } from './containers/operation.ts';
import { recreateEndpoints } from './containers/recreate.ts';
import { selfEndpoints } from './containers/self.ts';
import { serviceImageEndpoints } from './containers/service-image.ts';
import { stacksEndpoints } from './containers/stacks.ts';
import { terminalEndpoints } from './containers/terminal.ts';
import { volumesEndpoints } from './containers/volumes.ts';

const HostId = z.object({ host: z.string() });
const ContainerId = z.object({ host: z.string(), id: z.string() });

const AboutContainer = z.object({
  host: z.string(),
  id: z.string(),
  name: z.string(),
  stack: z.string().nullable(),
});

export const containerStarted = defineEvent('containers.container-started', AboutContainer);
export const containerDied = defineEvent(
  'containers.container-died',
  AboutContainer.extend({
    exitCode: z.int().nullable(),
    oomKilled: z.boolean(),
    /** True when the engine was down and the death was concluded from the state found afterwards. */
    inferred: z.boolean(),
    /** Somebody stopped or killed it. Absent where the engine told of no signal before. */
    wasAskedFor: z.boolean().optional(),
  }),
);
export const containerHealthChanged = defineEvent(
  'containers.container-health-changed',
  AboutContainer.extend({ health: z.enum(['healthy', 'unhealthy', 'starting']) }),
);
export const containerRemoved = defineEvent('containers.container-removed', AboutContainer);
export const hostUnreachable = defineEvent(
  'containers.host-unreachable',
  z.object({ host: z.string(), reason: z.string() }),
);
export const hostReachable = defineEvent('containers.host-reachable', z.object({ host: z.string() }));

/** What happens to containers and hosts by itself or by somebody's doing. */
export const containersEvents = [
  containerStarted,
  containerDied,
  containerHealthChanged,
  containerRemoved,
  hostUnreachable,
  hostReachable,
] as const;

export const containers = defineContract({
  id: 'containers',
  title: 'Containers',
  events: containersEvents,
  endpoints: {
    hosts: call({
      method: 'GET',
      path: '/hosts',
      summary: 'List the Docker hosts and how they are',
      access: 'containers:read',
      scoped: true,
      result: z.array(HostStatus),
    }),
    list: call({
      method: 'GET',
      path: '/containers',
      summary: 'List containers of all hosts, as last seen',
      access: 'containers:read',
      scoped: true,
      query: z.object({
        host: z.string().optional(),
        stack: z.string().optional(),
        state: z.string().optional(),
      }),
      result: z.object({ hosts: z.array(HostStatus), containers: z.array(ContainerSummary) }),
    }),
    live: stream({
      path: '/live',
      summary: 'Follow hosts, containers, operations and, on request, CPU and memory',
      access: 'containers:read',
      scoped: true,
      query: z.object({ stats: z.stringbool().default(false) }),
      item: LiveItem,
    }),
    details: call({
      method: 'GET',
      path: '/hosts/{host}/containers/{id}',
      summary: 'Read everything about one container; values of environment variables are masked',
      access: 'containers:read',
      scoped: true,
      params: ContainerId,
      result: ContainerDetails,
    }),
    revealEnvironment: call({
      method: 'POST',
      path: '/hosts/{host}/containers/{id}/reveal-environment',
      summary: 'Read the values of environment variables; recorded in the audit log',
      access: 'containers:reveal',
      scoped: true,
      params: ContainerId,
      result: z.array(z.object({ name: z.string(), value: z.string() })),
    }),
    logs: stream({
      path: '/hosts/{host}/containers/{id}/logs',
      summary: 'Read the log of a container and follow it',
      access: 'containers:logs',
      scoped: true,
      params: ContainerId,
      query: z.object({
        tail: z.coerce.number().int().min(0).max(50_000).default(500),
        follow: z.stringbool().default(true),
        /** Only lines at or after this time, in milliseconds. */
        sinceMs: z.coerce.number().int().optional(),
      }),
      item: LogItem,
    }),
    act: call({
      method: 'POST',
      path: '/hosts/{host}/containers/{id}/actions',
      summary: 'Start, stop, restart, pause, unpause, kill or remove a container',
      access: 'containers:operate',
      scoped: true,
      params: ContainerId,
      /** `wait` answers when the work has ended instead of at once. */
      query: z.object({ wait: z.stringbool().default(false) }),
      body: ContainerAction,
      result: Operation,
    }),
    previewRemoval: call({
      method: 'GET',
      path: '/hosts/{host}/containers/{id}/removal',
      summary: 'Say what removing a container would destroy, keep and break',
      access: 'containers:read',
      scoped: true,
      params: ContainerId,
      result: RemovalPreview,
    }),
    operations: call({
      method: 'GET',
      path: '/operations',
      summary: 'List running and recent operations, newest first',
      access: 'containers:read',
      scoped: true,
      query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
      result: z.array(Operation),
    }),
    cancelOperation: call({
      method: 'POST',
      path: '/operations/{operation}/cancel',
      summary: 'Stop a running operation where that is possible',
      access: 'containers:operate',
      scoped: true,
      params: z.object({ operation: z.string() }),
      result: Operation,
    }),
    ...recreateEndpoints,
    ...selfEndpoints,
    ...editEndpoints,
    ...stacksEndpoints,
    ...serviceImageEndpoints,
    ...terminalEndpoints,
    ...imagesEndpoints,
    ...imageContentEndpoints,
    ...networksEndpoints,
    ...volumesEndpoints,
    ...filesEndpoints,
    ...historyEndpoints,
    reconnect: call({
      method: 'POST',
      path: '/hosts/{host}/reconnect',
      summary: 'Try to reach the engine again now',
      access: 'containers:operate',
      scoped: true,
      params: HostId,
      result: HostStatus,
    }),
  },
});
