import { z } from 'zod';
import { call } from '../contract.ts';
import { MonitorTag } from './monitor.ts';

const minuteMs = 60_000;
const DurationMs = z
  .int()
  .min(minuteMs)
  .max(31 * 24 * 60 * minuteMs);
const TimeZone = z.string().min(1).max(64);
const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time of day as 03:30.');

/** When a window is open. Times of day are those of the clocks in `timeZone`, an IANA name. */
export const MaintenanceSchedule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('once'), fromMs: z.int().min(0), toMs: z.int().min(0) }),
  z.object({
    kind: z.literal('weekly'),
    /** Sunday is 0. */
    weekdays: z.array(z.int().min(0).max(6)).min(1).max(7),
    at: TimeOfDay,
    durationMs: DurationMs,
    timeZone: TimeZone,
  }),
  z.object({
    kind: z.literal('monthly'),
    /** `last` is the last of the month; a day that a month does not have is left out. */
    days: z
      .array(z.union([z.int().min(1).max(31), z.literal('last')]))
      .min(1)
      .max(32),
    at: TimeOfDay,
    durationMs: DurationMs,
    timeZone: TimeZone,
  }),
  /** Opens whenever the expression says. */
  z.object({
    kind: z.literal('cron'),
    cron: z.string().max(200),
    durationMs: DurationMs,
    timeZone: TimeZone,
  }),
]);
export type MaintenanceSchedule = z.infer<typeof MaintenanceSchedule>;

export const MaintenanceDraft = z.object({
  name: z.string().trim().min(1).max(150),
  notes: z.string().max(5_000).default(''),
  schedule: MaintenanceSchedule,
  /** Of all monitors; then the two lists are not asked. */
  isForAll: z.boolean().default(false),
  monitorIds: z.array(z.string()).max(5_000).default([]),
  /** Of every monitor that has one of these; without a value, whatever value it has. */
  tags: z.array(MonitorTag).max(20).default([]),
  isEnabled: z.boolean().default(true),
  /** A repeated one opens only between these; null: no limit. */
  validFromMs: z.int().min(0).nullable().default(null),
  validToMs: z.int().min(0).nullable().default(null),
});
export type MaintenanceDraft = z.infer<typeof MaintenanceDraft>;

/** A stretch of time; `toMs` is not included. */
export const Occurrence = z.object({ fromMs: z.int(), toMs: z.int() });
export type Occurrence = z.infer<typeof Occurrence>;

export const MaintenanceWindow = MaintenanceDraft.extend({
  id: z.string(),
  createdAtMs: z.int(),
  createdBy: z.string(),
  updatedAtMs: z.int(),
  updatedBy: z.string(),
});
export type MaintenanceWindow = z.infer<typeof MaintenanceWindow>;

const WindowNow = MaintenanceWindow.extend({
  state: z.enum(['active', 'scheduled', 'over', 'disabled']),
  /** The one that is open, else the next one; null: there is none any more. */
  occurrence: Occurrence.nullable(),
  /** How many monitors it is about now. */
  matching: z.int(),
});

const WindowId = z.object({ id: z.string() });

export const maintenanceEndpoints = {
  maintenanceWindows: call({
    method: 'GET',
    path: '/maintenance',
    summary: 'List maintenance windows: open ones, planned ones by their start, then those that are over',
    access: 'pulse:read',
    result: z.array(WindowNow),
  }),
  createMaintenance: call({
    method: 'POST',
    path: '/maintenance',
    summary: 'Plan a time in which nobody is told of failures',
    access: 'pulse:operate',
    body: MaintenanceDraft,
    result: WindowNow,
    bodyLimitBytes: 400_000,
  }),
  changeMaintenance: call({
    method: 'PUT',
    path: '/maintenance/{id}',
    summary: 'Change a maintenance window',
    access: 'pulse:operate',
    params: WindowId,
    body: MaintenanceDraft,
    result: WindowNow,
    bodyLimitBytes: 400_000,
  }),
  removeMaintenance: call({
    method: 'DELETE',
    path: '/maintenance/{id}',
    summary: 'Remove a maintenance window; if it is open, it ends',
    access: 'pulse:operate',
    params: WindowId,
    result: z.object({}),
  }),
  previewMaintenance: call({
    method: 'POST',
    path: '/maintenance/preview',
    summary: 'See when a window would open next, and for which monitors',
    access: 'pulse:read',
    body: z.object({ draft: MaintenanceDraft }),
    result: z.object({ occurrences: z.array(Occurrence), monitorIds: z.array(z.string()) }),
    bodyLimitBytes: 400_000,
  }),
};
export type WindowNow = z.infer<typeof WindowNow>;
