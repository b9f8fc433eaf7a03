import type { Caller, GrantedPermission } from '#contracts/access.ts';
import type { containers } from '#contracts/containers.ts';
import { resourceOf } from '#contracts/containers/resource.ts';
import type { Resource } from '#contracts/scope.ts';
import type { Audit } from '#kernel/audit/audit.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Database } from '#kernel/database/database.ts';
import type { Handlers } from '#kernel/tool.ts';
import { beginAction } from './container-actions.ts';
import type { ContainersSchema } from './containers-schema.ts';
import { requireContainer } from './find-container.ts';
import { findHostOf, requireHost, seesHost } from './find-host.ts';
import { hideInDetails, hideInPreview } from './hide-others.ts';
import type { Host } from './host.ts';
import type { LiveFeed } from './live-feed.ts';
import { streamLog } from './log-stream.ts';
import { type Operations, runningOperation } from './operations.ts';
import { isAllowed, maySee, requirePermission } from './require-permission.ts';
import type { startSubjects } from './start-subjects.ts';
import { containerName } from './listed-container.ts';
import { answerOperation } from './answer-operation.ts';
import { recordReveal } from './record-reveal.ts';

export interface HandlersOptions {
  readonly hosts: readonly Host[];
  readonly operations: Operations;
  readonly live: LiveFeed;
  readonly database: Database<ContainersSchema>;
  readonly audit: Audit<ContainersSchema>;
  readonly clock: Clock;
}

type OfSubjects = Awaited<ReturnType<typeof startSubjects>>['handlers'];

/** The endpoints that no subject has. */
type OwnHandlers = Omit<Handlers<typeof containers>, keyof OfSubjects>;

export function ownHandlers(options: HandlersOptions): OwnHandlers {
  const { hosts, operations, live, clock } = options;
  const hostFor = (params: { host: string }, caller: Caller, permission: GrantedPermission) =>
    findHostOf(hosts, params.host, caller, permission, 'The container');
  return {
    hosts: (_input, { caller }) =>
      hosts.filter((host) => seesHost(caller, host)).map((host) => host.status()),
    list: ({ query }, { caller }) => listOf(hosts, query, caller),
    live: ({ query }, { caller, lastEventId, signal }) =>
      live.follow({ caller, stats: query.stats, lastEventId, signal }),
    details: async ({ params }, { caller, signal }) => {
      const host = hostFor(params, caller, 'containers:read');
      const id = requireContainer(host, params.id, caller, 'containers:read');
      return hideInDetails(await host.inspect(id, signal), host, caller);
    },
    revealEnvironment: ({ params }, { caller, signal }) =>
      revealEnvironment(options, hostFor(params, caller, 'containers:reveal'), params.id, caller, signal),
    logs: ({ params, query: { tail, follow, sinceMs } }, { caller, lastEventId, signal }) => {
      const host = hostFor(params, caller, 'containers:logs');
      const id = requireContainer(host, params.id, caller, 'containers:logs');
      const mayRead = (resource: Resource) => isAllowed(caller, 'containers:logs', resource);
      return streamLog(host, clock, { id, tail, follow, sinceMs, lastEventId, mayRead, signal });
    },
    act: async ({ params, query, body }, { caller }) => {
      const host = hostFor(params, caller, 'containers:operate');
      const begun = await beginAction(operations, host, params.id, body, caller);
      return await answerOperation(begun, query.wait);
    },
    previewRemoval: async ({ params }, { caller, signal }) => {
      const host = hostFor(params, caller, 'containers:read');
      const id = requireContainer(host, params.id, caller, 'containers:read');
      return hideInPreview(await host.previewRemoval(id, signal), host, caller);
    },
    operations: ({ query }, { caller }) => operations.recent(query.limit, visibleTo(caller)),
    cancelOperation: ({ params }, { caller }) => {
      const resource = operations.resourceOf(params.operation);
      if (resource) requirePermission(caller, 'containers:operate', resource, runningOperation);
      return operations.cancel(params.operation);
    },
    reconnect: ({ params }, { caller }) =>
      requireHost(hosts, params.host, caller, 'containers:operate').reconnect(),
  };
}

/** Undefined: everything is. */
function visibleTo(caller: Caller): ((resource: Resource) => boolean) | undefined {
  return isAllowed(caller, 'containers:read') ? undefined : (resource) => maySee(caller, resource);
}

/** The audit record is on disk before a value is told. */
async function revealEnvironment(
  options: HandlersOptions,
  host: Host,
  reference: string,
  caller: Caller,
  signal: AbortSignal,
) {
  const id = requireContainer(host, reference, caller, 'containers:reveal');
  const environment = await host.environment(id, signal);
  const target = containerName(host, id);
  await recordReveal(options, caller, { action: 'reveal environment of container', target });
  return [...environment];
}

interface Wanted {
  readonly host?: string | undefined;
  readonly stack?: string | undefined;
  readonly state?: string | undefined;
}

function listOf(hosts: readonly Host[], wanted: Wanted, caller: Caller) {
  const asked = hosts
    .filter(({ id }) => wanted.host === undefined || id === wanted.host)
    .filter((host) => seesHost(caller, host));
  const containers = asked
    .flatMap((host) => host.list().map(({ summary }) => summary))
    .filter((summary) => maySee(caller, resourceOf(summary)))
    .filter(({ stack }) => wanted.stack === undefined || stack?.name === wanted.stack)
    .filter(({ state }) => wanted.state === undefined || state === wanted.state)
    .toSorted((a, b) => a.name.localeCompare(b.name));
  return { hosts: asked.map((host) => host.status()), containers };
}
