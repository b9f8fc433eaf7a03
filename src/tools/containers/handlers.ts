import type { Caller } from '#contracts/access.ts';
import type { containers } from '#contracts/containers.ts';
import type { Audit } from '#kernel/audit/audit.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Database } from '#kernel/database/database.ts';
import type { Handlers } from '#kernel/tool.ts';
import { beginAction } from './container-actions.ts';
import type { ContainersSchema } from './containers-schema.ts';
import { findHost } from './find-host.ts';
import type { Host } from './host.ts';
import type { LiveFeed } from './live-feed.ts';
import { streamLog } from './log-stream.ts';
import type { Operations } from './operations.ts';
import type { startSubjects } from './start-subjects.ts';

export interface HandlersOptions {
  readonly hosts: readonly Host[];
  readonly operations: Operations;
  readonly live: LiveFeed;
  readonly database: Database<ContainersSchema>;
  readonly audit: Audit<ContainersSchema>;
  readonly clock: Clock;
}

type OfSubjects = Awaited<ReturnType<typeof startSubjects>>['handlers'];

export function handlersOf(options: HandlersOptions, ofSubjects: OfSubjects): Handlers<typeof containers> {
  const { hosts, operations, live, clock } = options;
  const hostOf = (params: { host: string }) => findHost(hosts, params.host);
  return {
    ...ofSubjects,
    hosts: () => hosts.map((host) => host.status()),
    list: ({ query }) => listOf(hosts, query),
    live: ({ query }, { lastEventId, signal }) => live.follow({ stats: query.stats, lastEventId, signal }),
    details: ({ params }, { signal }) => hostOf(params).inspect(params.id, signal),
    revealEnvironment: ({ params }, { caller, signal }) =>
      revealEnvironment(options, hostOf(params), params.id, caller, signal),
    logs: ({ params, query }, { lastEventId, signal }) =>
      streamLog(hostOf(params), clock, {
        id: params.id,
        tail: query.tail,
        follow: query.follow,
        sinceMs: query.sinceMs,
        lastEventId,
        signal,
      }),
    act: async ({ params, query, body }, { caller }) => {
      const begun = await beginAction(operations, hostOf(params), params.id, body, caller);
      return query.wait ? await begun.ended : begun.operation;
    },
    previewRemoval: ({ params }, { signal }) => hostOf(params).previewRemoval(params.id, signal),
    operations: ({ query }) => operations.recent(query.limit),
    cancelOperation: ({ params }) => operations.cancel(params.operation),
    reconnect: ({ params }) => hostOf(params).reconnect(),
  };
}

/** The audit record is on disk before a value is told. */
async function revealEnvironment(
  { database, audit }: HandlersOptions,
  host: Host,
  id: string,
  caller: Caller,
  signal: AbortSignal,
) {
  const environment = await host.environment(id, signal);
  const target = host.list().find(({ summary }) => summary.id === id)?.summary.name ?? id;
  const action = 'reveal environment of container';
  await database.transaction((tx) => audit.record(tx, { caller, action, target, outcome: 'succeeded' }));
  return [...environment];
}

function listOf(
  hosts: readonly Host[],
  wanted: { host?: string | undefined; stack?: string | undefined; state?: string | undefined },
) {
  const asked = hosts.filter(({ id }) => wanted.host === undefined || id === wanted.host);
  const containers = asked
    .flatMap((host) => host.list().map(({ summary }) => summary))
    .filter(({ stack }) => wanted.stack === undefined || stack?.name === wanted.stack)
    .filter(({ state }) => wanted.state === undefined || state === wanted.state)
    .toSorted((a, b) => a.name.localeCompare(b.name));
  return { hosts: asked.map((host) => host.status()), containers };
}
