import { z } from 'zod';
import { call } from '../contract.ts';
import { HeartbeatState } from './monitor.ts';

/** The newest heartbeats of a monitor, small enough to be sent for a thousand. Oldest first. */
export const RecentHeartbeats = z.object({
  number: z.int(),
  /** A letter each: u up, g degraded, d down, m maintenance, n unknown, p pending. */
  states: z.string(),
  /** Of the newest; null where there is none. */
  newestMs: z.int().nullable(),
  /** Whole seconds from each to the newest: what is missing between two is a gap. */
  agoS: z.array(z.int()),
});
export type RecentHeartbeats = z.infer<typeof RecentHeartbeats>;

export const heartbeatLetters: Readonly<Record<HeartbeatState, string>> = {
  up: 'u',
  degraded: 'g',
  down: 'd',
  maintenance: 'm',
  unknown: 'n',
  pending: 'p',
};

/** A stretch of a series. Where nobody looked there is no point: gaps are gaps. */
export const SeriesPoint = z.object({
  fromMs: z.int(),
  /** Not included. */
  toMs: z.int(),
  /** How many heartbeats of each state; none are absent. */
  counts: z.partialRecord(HeartbeatState, z.int()),
  /** Of the answers, in milliseconds; null where there were none. */
  latency: z
    .object({
      count: z.int(),
      min: z.number(),
      mean: z.number(),
      p50: z.number(),
      p95: z.number(),
      max: z.number(),
    })
    .nullable(),
});
export type SeriesPoint = z.infer<typeof SeriesPoint>;

/** Shares of the time that somebody looked, without maintenance. */
export const Uptime = z.object({
  fromMs: z.int(),
  toMs: z.int(),
  /** 0 to 1; degraded counts as up. Null: nothing is known of that time. */
  share: z.number().nullable(),
  /** How long it was down, and how long nothing is known. */
  downMs: z.int(),
  unknownMs: z.int(),
});
export type Uptime = z.infer<typeof Uptime>;

const MonitorId = z.object({ id: z.string() });
const Moment = z.coerce.number().int().min(0);

export const heartbeatsEndpoints = {
  recentHeartbeats: call({
    method: 'GET',
    path: '/heartbeats',
    summary: 'Read the newest heartbeats of all monitors, for the bars of the list',
    access: 'pulse:read',
    scoped: true,
    query: z.object({ count: z.coerce.number().int().min(1).max(100).default(30) }),
    result: z.array(RecentHeartbeats),
  }),
  heartbeatSeries: call({
    method: 'GET',
    path: '/monitors/{id}/series',
    summary: 'Read states and response times of a monitor, from minutes to years',
    access: 'pulse:read',
    scoped: true,
    params: MonitorId,
    query: z.object({
      fromMs: Moment,
      toMs: Moment,
      /** At most so many stretches come back. */
      points: z.coerce.number().int().min(1).max(2_000).default(300),
    }),
    result: z.array(SeriesPoint),
  }),
  uptime: call({
    method: 'GET',
    path: '/monitors/{id}/uptime',
    summary: 'Read for what share of the last day, week, month, quarter and year a monitor was up',
    access: 'pulse:read',
    scoped: true,
    params: MonitorId,
    result: z.object({ day: Uptime, week: Uptime, month: Uptime, quarter: Uptime, year: Uptime }),
  }),
};
