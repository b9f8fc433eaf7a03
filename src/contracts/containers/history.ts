import { z } from 'zod';
import { call } from '../contract.ts';

/**
 * What is measured of a container. Rates are exact over their time, from counters of the kernel: CPU in percent of one core,
 * network and block device in bytes per second; memory in bytes, without the page cache.
 */
export const UsageMetric = z.enum([
  'cpuPercent',
  'memoryBytes',
  'networkRxBytesPerSecond',
  'networkTxBytesPerSecond',
  'blockReadBytesPerSecond',
  'blockWriteBytesPerSecond',
]);
export type UsageMetric = z.infer<typeof UsageMetric>;

/** One entry for each step; null where nothing was measured. */
const Values = z.array(z.number().nullable());

/** Lowest, mean and highest of the minutes within each step. */
export const UsageSeries = z.object({ min: Values, avg: Values, max: Values });
export type UsageSeries = z.infer<typeof UsageSeries>;

/**
 * Why a metric has no values: `host-network` and `shared-network` containers have no network of their own;
 * `not-told`: this host cannot say.
 */
export const UsageGap = z.object({
  metric: UsageMetric,
  reason: z.enum(['host-network', 'shared-network', 'not-told']),
});
export type UsageGap = z.infer<typeof UsageGap>;

/** A time line of at most about 600 steps; entry `i` is about the time from `fromMs + i * stepMs` on, `stepMs` long. */
const TimeLine = z.object({ fromMs: z.int(), stepMs: z.int(), steps: z.int() });

export const Usage = TimeLine.extend({
  series: z.record(UsageMetric, UsageSeries),
  gaps: z.array(UsageGap),
});
export type Usage = z.infer<typeof Usage>;

/**
 * The life of a container over all its re-creations: a service of a stack, or whatever has borne this name on this host.
 * It stays readable after the container is gone, for as long as its records are kept.
 */
export const ContainerHistory = z.object({
  host: z.string(),
  /** Of the newest container. Earlier ids of the same history lead to it as well. */
  containerId: z.string(),
  name: z.string(),
  stack: z.string().nullable(),
  service: z.string().nullable(),
  isGone: z.boolean(),
  lastSeenMs: z.int(),
});
export type ContainerHistory = z.infer<typeof ContainerHistory>;

const Summary = z.object({ avg: z.number(), max: z.number() }).nullable();

/** One row of the comparison of containers, over the whole time asked for; null where nothing was measured. */
export const UsageRow = ContainerHistory.extend({ usage: z.record(UsageMetric, Summary) });
export type UsageRow = z.infer<typeof UsageRow>;

export const StackUsage = TimeLine.extend({
  /** Mean of each step, of each container of the stack. */
  containers: z.array(ContainerHistory.extend({ series: z.record(UsageMetric, Values) })),
});
export type StackUsage = z.infer<typeof StackUsage>;

export const TimelineKind = z.enum([
  'created',
  'replaced',
  'started',
  'died',
  'health',
  'paused',
  'unpaused',
  'renamed',
  'connected',
  'disconnected',
  'removed',
  'operation',
]);
export type TimelineKind = z.infer<typeof TimelineKind>;

/** What is known beside the kind; a field is present where it says something. Names come from others: untrusted text. */
export const TimelineDetail = z.object({
  exitCode: z.int().nullable().optional(),
  oomKilled: z.boolean().optional(),
  /** The engine's own event was missed; concluded from the state found later. */
  inferred: z.boolean().optional(),
  health: z.enum(['healthy', 'unhealthy', 'starting']).optional(),
  /** A name before and after; an image before and after. */
  from: z.string().optional(),
  to: z.string().optional(),
  image: z.string().optional(),
  network: z.string().optional(),
  /** Of an operation: what was done, how it ended, and in whose name. */
  operation: z.string().optional(),
  outcome: z.enum(['succeeded', 'failed', 'interrupted']).optional(),
  by: z.string().optional(),
  error: z.string().optional(),
});
export type TimelineDetail = z.infer<typeof TimelineDetail>;

export const TimelineEvent = z.object({
  /** Give the last one's as `before` for the next page. */
  id: z.string(),
  host: z.string(),
  /** Null where the whole stack is meant. */
  containerId: z.string().nullable(),
  /** Of the container or stack, as it is called now. */
  name: z.string(),
  stack: z.string().nullable(),
  kind: TimelineKind,
  atMs: z.int(),
  detail: TimelineDetail,
  /** The same happened so often in a short time that it is told once, until `lastAtMs`. */
  times: z.int(),
  lastAtMs: z.int(),
});
export type TimelineEvent = z.infer<typeof TimelineEvent>;

const moment = z.coerce.number().int().min(0).max(8_640_000_000_000_000);
/** Default: the last hour. */
const Range = z.object({ fromMs: moment.optional(), toMs: moment.optional() });

export const historyEndpoints = {
  usage: call({
    method: 'GET',
    path: '/hosts/{host}/containers/{id}/usage',
    summary: 'Read what a container used over time, also after it is gone',
    access: 'containers:read',
    scoped: true,
    params: z.object({ host: z.string(), id: z.string() }),
    query: Range,
    result: Usage,
  }),
  stackUsage: call({
    method: 'GET',
    path: '/hosts/{host}/stacks/{stack}/usage',
    summary: 'Read what each container of a stack used over time',
    access: 'containers:read',
    scoped: true,
    params: z.object({ host: z.string(), stack: z.string() }),
    query: Range,
    result: StackUsage,
  }),
  compareUsage: call({
    method: 'GET',
    path: '/usage',
    summary: 'Compare what containers used over a time',
    access: 'containers:read',
    scoped: true,
    query: Range.extend({ host: z.string().optional(), stack: z.string().optional() }),
    result: z.array(UsageRow),
  }),
  histories: call({
    method: 'GET',
    path: '/histories',
    summary: 'List containers with a history, those that are gone too',
    access: 'containers:read',
    scoped: true,
    query: z.object({ host: z.string().optional(), stack: z.string().optional() }),
    result: z.array(ContainerHistory),
  }),
  timeline: call({
    method: 'GET',
    path: '/timeline',
    summary: 'List what happened to containers, newest first',
    access: 'containers:read',
    scoped: true,
    query: z.object({
      host: z.string().optional(),
      /** An id of a container, current or earlier; needs `host`. */
      container: z.string().optional(),
      stack: z.string().optional(),
      /** One or more, separated by commas. */
      kinds: z
        .string()
        .transform((text) => text.split(','))
        .pipe(z.array(TimelineKind))
        .optional(),
      fromMs: moment.optional(),
      toMs: moment.optional(),
      before: z
        .string()
        .regex(/^\d{1,16}\.\d{1,16}$/)
        .optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    result: z.object({
      events: z.array(TimelineEvent),
      /** Null at the end. */
      next: z.string().nullable(),
    }),
  }),
};
