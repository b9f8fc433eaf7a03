import { z } from 'zod';
import { Matchers } from './matcher.ts';

const name = z.string().min(1).max(200);
const durationMs = z
  .int()
  .min(0)
  .max(400 * 24 * 3_600_000);

/** A part of the tree. What is absent comes from the part above, except for the names of time intervals. */
export interface Route {
  receiver?: string | undefined;
  matchers: z.infer<typeof Matchers>;
  /** Labels; `...` alone: all of them, so nothing is grouped. */
  groupBy?: string[] | undefined;
  groupWaitMs?: number | undefined;
  groupIntervalMs?: number | undefined;
  /** How long until a reminder; 0: never. */
  repeatIntervalMs?: number | undefined;
  muteTimeIntervals: string[];
  activeTimeIntervals: string[];
  /** Later siblings are looked at too. */
  continue: boolean;
  routes: Route[];
}
export const Route: z.ZodType<Route> = z.object({
  receiver: name.optional(),
  matchers: Matchers.default([]),
  groupBy: z.array(z.string().max(256)).max(32).optional(),
  groupWaitMs: durationMs.optional(),
  groupIntervalMs: durationMs.optional(),
  repeatIntervalMs: durationMs.optional(),
  muteTimeIntervals: z.array(name).max(32).default([]),
  activeTimeIntervals: z.array(name).max(32).default([]),
  continue: z.boolean().default(false),
  get routes() {
    return z.array(Route).max(200).default([]);
  },
});

/** Minutes of the day from 0 to 1440, `to` not included; `from` after `to` goes past midnight. The rest as in Alertmanager. */
export const TimeRange = z.object({
  times: z.array(z.object({ from: z.int().min(0).max(1440), to: z.int().min(0).max(1440) })).default([]),
  /** Sunday is 0; both ends included. */
  weekdays: z.array(z.object({ from: z.int().min(0).max(6), to: z.int().min(0).max(6) })).default([]),
  /** 1 to 31, or -1 to -31 counted from the end of the month. */
  daysOfMonth: z
    .array(z.object({ from: z.int().min(-31).max(31), to: z.int().min(-31).max(31) }))
    .default([]),
  months: z.array(z.object({ from: z.int().min(1).max(12), to: z.int().min(1).max(12) })).default([]),
  years: z.array(z.object({ from: z.int(), to: z.int() })).default([]),
  /** IANA name; UTC when absent. */
  timeZone: z.string().max(100).optional(),
});
export type TimeRange = z.infer<typeof TimeRange>;

export const TimeInterval = z.object({ name, ranges: z.array(TimeRange).max(50) });
export type TimeInterval = z.infer<typeof TimeInterval>;

/** Alerts that match `target` are kept quiet while one that matches `source` fires and all `equal` labels agree. */
export const InhibitRule = z.object({
  name: z.string().max(200).default(''),
  source: Matchers,
  target: Matchers,
  equal: z.array(z.string().max(256)).max(32).default([]),
});
export type InhibitRule = z.infer<typeof InhibitRule>;

/** Where messages of a route go. `default` always exists, and means every destination unless it lists some. */
export const Receiver = z.object({
  name,
  destinationIds: z.array(z.string()).max(100).default([]),
  sendResolved: z.boolean().default(true),
});
export type Receiver = z.infer<typeof Receiver>;

/** When a state counts, and when it counts as flapping. The first rule whose matchers hold applies. */
export const NoiseRule = z.object({
  name: z.string().max(200).default(''),
  matchers: Matchers.default([]),
  /** Firing counts once it was reported this often ... */
  confirmReports: z.int().min(1).max(100).default(1),
  /** ... or has lasted this long, whichever comes first; 0: only the reports count. */
  confirmAfterMs: durationMs.default(0),
  /** Being well counts once it has lasted this long. */
  recoverAfterMs: durationMs.default(0),
  flapDetection: z.boolean().default(true),
  /** Share of the last 20 results that were changes, weighted: from this on it flaps ... */
  flapStartPercent: z.number().min(1).max(100).default(30),
  /** ... until it is down to this. */
  flapStopPercent: z.number().min(0).max(99).default(20),
});
export type NoiseRule = z.infer<typeof NoiseRule>;

/** Labels from the outermost thing to the innermost: what happens to a host explains what happens to its containers. */
export const DependencyRule = z.object({
  levels: z.array(z.string().max(256)).min(2).max(10),
  /** Only alerts that match explain others: those that say that the thing is down. */
  cause: Matchers,
  /** Still explains others for this long after its end, while they come back one after another. */
  graceMs: durationMs,
});
export type DependencyRule = z.infer<typeof DependencyRule>;

/** Everything that decides who hears what, as one document. */
export const RoutingConfig = z.object({
  route: Route,
  receivers: z.array(Receiver).max(200).default([]),
  timeIntervals: z.array(TimeInterval).max(200).default([]),
  inhibitRules: z.array(InhibitRule).max(200).default([]),
  dependencies: z.array(DependencyRule).max(20).default([]),
  noiseRules: z.array(NoiseRule).max(100).default([]),
  /** An alert of Alertmanager's API without an end is over after this long without a report. */
  resolveTimeoutMs: durationMs.default(300_000),
});
export type RoutingConfig = z.infer<typeof RoutingConfig>;
