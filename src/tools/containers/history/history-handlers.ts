import type { Caller } from '#contracts/access.ts';
import type {
  ContainerHistory,
  historyEndpoints,
  StackUsage,
  Usage,
  UsageRow,
} from '#contracts/containers/history.ts';
import type { Clock } from '#kernel/clock.ts';
import type { Database } from '#kernel/database/database.ts';
import { invalid, notFound } from '#kernel/errors.ts';
import type { HandlersFor } from '#kernel/tool.ts';
import type { ContainersSchema } from '../containers-schema.ts';
import { findHost, findHostOf } from '../find-host.ts';
import type { Host } from '../host.ts';
import { isAllowed, maySee, requirePermission } from '../require-permission.ts';
import { historyOfContainer, listHistories, type History } from './history-store.ts';
import { readTimeline } from './read-timeline.ts';
import { readUsage } from './read-usage.ts';
import { timeLineOf, wholeTimeLine, type TimeRange } from './time-line.ts';
import { gapsOf, measuredSteps } from './usage-gaps.ts';
import { perMetric } from './usage-metrics.ts';
import type { UsagePoints } from './usage-points.ts';

export interface HistoryHandlersOptions {
  readonly hosts: readonly Host[];
  readonly database: Database<ContainersSchema>;
  readonly clock: Clock;
}

const hourMs = 3_600_000;

export function historyHandlers(options: HistoryHandlersOptions): HandlersFor<typeof historyEndpoints> {
  return {
    usage: ({ params, query }, { caller }) => usageOfContainer(options, params, query, caller),
    stackUsage: ({ params, query }, { caller }) => usageOfStack(options, params, query, caller),
    compareUsage: ({ query }, { caller }) => compareUsage(options, query, caller),
    histories: async ({ query }, { caller }) => {
      const seen = await visibleHistories(options, query, caller);
      return seen.map((history) => shownHistory(options, history));
    },
    timeline: ({ query }, { caller }) => readTimeline(options, query, caller),
  };
}

type Wanted = { readonly fromMs?: number | undefined; readonly toMs?: number | undefined };

async function usageOfContainer(
  { hosts, database, clock }: HistoryHandlersOptions,
  { host, id }: { readonly host: string; readonly id: string },
  query: Wanted,
  caller: Caller,
): Promise<Usage> {
  const record = findHostOf(hosts, host, caller, 'containers:read', 'The container')
    .list()
    .find(({ summary }) => summary.id === id);
  const history = await historyOfContainer(database.query, host, id);
  if (!history) throw notFound('The container');
  requirePermission(caller, 'containers:read', history, 'The container');
  const line = timeLineOf(rangeOf(query, clock), clock.now());
  const points = await readUsage(database, host, [history.id], line);
  const series = points.get(history.id);
  if (!series) throw notFound('The container');
  const { fromMs, stepMs, steps } = line;
  return { fromMs, stepMs, steps, series, gaps: gapsOf(series, record) };
}

async function usageOfStack(
  options: HistoryHandlersOptions,
  { host, stack }: { readonly host: string; readonly stack: string },
  query: Wanted,
  caller: Caller,
): Promise<StackUsage> {
  const { hosts, database, clock } = options;
  // To others an absent host is one that holds nothing for them.
  if (isAllowed(caller, 'containers:read')) findHost(hosts, host);
  const members = await visibleHistories(options, { host, stack }, caller);
  const line = timeLineOf(rangeOf(query, clock), clock.now());
  const ids = members.map(({ id }) => id);
  const points = await readUsage(database, host, ids, line);
  const containers = members.flatMap((history) => {
    const used = points.get(history.id);
    if (!used || measuredSteps(used) === 0) return [];
    return [{ ...shownHistory(options, history), series: perMetric((metric) => used[metric].avg) }];
  });
  const { fromMs, stepMs, steps } = line;
  return { fromMs, stepMs, steps, containers };
}

/** Those without any value in the range are left out: they did not run then. */
async function compareUsage(
  options: HistoryHandlersOptions,
  query: Wanted & { readonly host?: string | undefined; readonly stack?: string | undefined },
  caller: Caller,
): Promise<UsageRow[]> {
  const { database, clock } = options;
  const seen = await visibleHistories(options, query, caller);
  const line = wholeTimeLine(rangeOf(query, clock), clock.now());
  const rows: UsageRow[] = [];
  for (const [host, members] of Map.groupBy(seen, (history) => history.host)) {
    const ids = members.map(({ id }) => id);
    const points = await readUsage(database, host, ids, line);
    for (const history of members) {
      const used = points.get(history.id);
      if (used && measuredSteps(used) > 0)
        rows.push({ ...shownHistory(options, history), usage: summaryOf(used) });
    }
  }
  return rows;
}

async function visibleHistories(
  { database }: HistoryHandlersOptions,
  { host, stack }: { readonly host?: string | undefined; readonly stack?: string | undefined },
  caller: Caller,
): Promise<History[]> {
  const all = await listHistories(database, { host, stack });
  return all.filter((history) => maySee(caller, history));
}

function shownHistory({ hosts, clock }: HistoryHandlersOptions, history: History): ContainerHistory {
  const { host, containerId, name, stack, service } = history;
  const present = hosts.find(({ id }) => id === host)?.list() ?? [];
  const isGone = !present.some(({ summary }) => summary.id === containerId);
  const lastSeenMs = isGone ? history.lastSeenMs : clock.now();
  return { host, containerId, name, stack, service, isGone, lastSeenMs };
}

/** @throws NexusError `invalid` where the end is not after the beginning. */
function rangeOf({ fromMs, toMs }: Wanted, clock: Clock): TimeRange {
  const end = toMs ?? clock.now();
  const begin = fromMs ?? end - hourMs;
  if (begin >= end) throw invalid('The end of the time must be after its beginning.');
  return { fromMs: begin, toMs: end };
}

function summaryOf(points: UsagePoints): UsageRow['usage'] {
  return perMetric((metric) => {
    const [avg = null] = points[metric].avg;
    const [max = null] = points[metric].max;
    return avg === null || max === null ? null : { avg, max };
  });
}
