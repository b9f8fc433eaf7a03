import { z } from 'zod';
import type { Resource } from '../scope.ts';
import { Severity } from '../notify/alert.ts';

/** What a heartbeat is counted as. `unknown`: nobody could look, or our own network was lost. `pending`: not confirmed yet. */
export const HeartbeatState = z.enum(['up', 'degraded', 'down', 'maintenance', 'unknown', 'pending']);
export type HeartbeatState = z.infer<typeof HeartbeatState>;

/** What a person sees of a monitor. */
export const MonitorStatus = z.enum([...HeartbeatState.options, 'paused']);
export type MonitorStatus = z.infer<typeof MonitorStatus>;

export const MonitorTag = z.object({
  name: z.string().trim().min(1).max(50),
  value: z.string().trim().min(1).max(100).optional(),
});
export type MonitorTag = z.infer<typeof MonitorTag>;

/** The part of the lab that a monitor is about: what its alerts carry as labels, and what grants compare. */
export const MonitorLabels = z.object({
  host: z.string().min(1).max(256).optional(),
  container: z.string().min(1).max(256).optional(),
  stack: z.string().min(1).max(256).optional(),
});
export type MonitorLabels = z.infer<typeof MonitorLabels>;

/** A monitor that is about no host is seen only with a permission for all. */
export function resourceOfMonitor({ host, stack }: MonitorLabels): Resource {
  return { host: host ?? '', stack: stack ?? null, labels: {} };
}

const dayMs = 86_400_000;
const IntervalMs = z
  .int()
  .min(1_000)
  .max(31 * dayMs);

/** How a monitor is checked and judged, whatever it looks at. Times in milliseconds. */
export const MonitorRules = z.object({
  intervalMs: IntervalMs,
  /** Between two checks while a failure is not confirmed. */
  retryIntervalMs: IntervalMs,
  /** A check that takes longer has failed. Never longer than the interval. */
  timeoutMs: z.int().min(100).max(300_000),
  /** Failures in a row before it is down. */
  failuresToConfirm: z.int().min(1).max(100),
  /** Successes in a row before it is up again. */
  successesToRecover: z.int().min(1).max(100),
  /** Slower answers make it degraded; null: none is too slow. */
  degradedAboveMs: z.int().min(1).max(300_000).nullable(),
  /** How often it is said again while it is down; null: once. */
  resendEveryMs: z
    .int()
    .min(60_000)
    .max(31 * dayMs)
    .nullable(),
  /** Down when it answers, as for a port that has to stay closed. */
  isUpsideDown: z.boolean(),
  severity: Severity,
});
export type MonitorRules = z.infer<typeof MonitorRules>;

/** What a new monitor has where nobody says otherwise. */
export const defaultRules: MonitorRules = {
  intervalMs: 60_000,
  retryIntervalMs: 20_000,
  timeoutMs: 10_000,
  failuresToConfirm: 2,
  successesToRecover: 1,
  degradedAboveMs: null,
  resendEveryMs: null,
  isUpsideDown: false,
  severity: 'critical',
};

const { shape } = MonitorRules;

export const MonitorDraft = z.object({
  name: z.string().trim().min(1).max(150),
  kind: z.string().max(50),
  /** As the kind's form asks. A secret that is absent or null stays as it is; an empty text removes it. */
  settings: z.record(z.string(), z.unknown()),
  intervalMs: shape.intervalMs.default(defaultRules.intervalMs),
  /** Absent: 20 s, or the interval where that is shorter. */
  retryIntervalMs: shape.retryIntervalMs.optional(),
  /** Absent: 10 s, or the interval where that is shorter. */
  timeoutMs: shape.timeoutMs.optional(),
  failuresToConfirm: shape.failuresToConfirm.default(defaultRules.failuresToConfirm),
  successesToRecover: shape.successesToRecover.default(defaultRules.successesToRecover),
  degradedAboveMs: shape.degradedAboveMs.default(defaultRules.degradedAboveMs),
  resendEveryMs: shape.resendEveryMs.default(defaultRules.resendEveryMs),
  isUpsideDown: shape.isUpsideDown.default(defaultRules.isUpsideDown),
  severity: shape.severity.default(defaultRules.severity),
  /** Each has to hold beside what the kind asks for: `[RESPONSE_TIME] < 500`. */
  conditions: z.array(z.string().trim().min(1).max(2_000)).max(50).default([]),
  tags: z.array(MonitorTag).max(20).default([]),
  /** The group it belongs to, or what it cannot be reached without: while that is down, nobody is told of this one. */
  parentId: z.string().nullable().default(null),
  labels: MonitorLabels.default({}),
  /** For whoever is woken by it. */
  notes: z.string().max(20_000).default(''),
});
export type MonitorDraft = z.infer<typeof MonitorDraft>;

export const Monitor = MonitorRules.extend({
  id: z.string(),
  /** Names it in series and heartbeats; never used again. */
  number: z.int(),
  name: z.string(),
  kind: z.string(),
  /** Without secrets; those are null when set, and absent when not. */
  settings: z.record(z.string(), z.unknown()),
  /** What the check talks to. */
  target: z.string(),
  conditions: z.array(z.string()),
  tags: z.array(MonitorTag),
  parentId: z.string().nullable(),
  labels: MonitorLabels,
  notes: z.string(),
  state: z.enum(['active', 'paused']),
  /** `labels`: a container's labels ask for it, and keep it as they say. */
  origin: z.enum(['manual', 'labels', 'import']),
  /** Why it cannot be checked: its kind is not known here, or its settings cannot be read. Null: it can. */
  problem: z.object({ en: z.string(), es: z.string() }).nullable(),
  createdAtMs: z.int(),
  createdBy: z.string(),
  updatedAtMs: z.int(),
  updatedBy: z.string(),
  /** Differs after each change. */
  revision: z.string(),
});
export type Monitor = z.infer<typeof Monitor>;

/** How a monitor is now. */
export const MonitorNow = z.object({
  status: MonitorStatus,
  sinceMs: z.int(),
  /** Null before the first check. */
  lastCheckAtMs: z.int().nullable(),
  latencyMs: z.number().nullable(),
  /** The id of the reason of a failure. */
  reason: z.string().nullable(),
});
export type MonitorNow = z.infer<typeof MonitorNow>;

/** One row of the list: short, since there are thousands. */
export const MonitorRow = Monitor.pick({
  id: true,
  number: true,
  name: true,
  kind: true,
  target: true,
  intervalMs: true,
  tags: true,
  parentId: true,
  labels: true,
  state: true,
}).extend(MonitorNow.shape);
export type MonitorRow = z.infer<typeof MonitorRow>;
