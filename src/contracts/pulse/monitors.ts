import { z } from 'zod';
import { call } from '../contract.ts';
import { CheckReport } from './check-report.ts';
import {
  Monitor,
  MonitorDraft,
  MonitorNow,
  MonitorRow,
  MonitorRules,
  MonitorStatus,
  MonitorTag,
} from './monitor.ts';

const MonitorId = z.object({ id: z.string() });
const Ids = z.array(z.string()).min(1).max(5_000);

/** A way of checking, as its form is drawn. */
export const MonitorKind = z.object({
  id: z.string(),
  title: z.object({ en: z.string(), es: z.string() }),
  /** What it looks at, in a sentence. */
  help: z.object({ en: z.string(), es: z.string() }),
  /** JSON Schema of the settings, with `secret` on what is write-only. */
  settings: z.record(z.string(), z.unknown()),
  /** The placeholders of conditions that it fills. */
  values: z.array(z.object({ name: z.string(), en: z.string(), es: z.string() })),
});
export type MonitorKind = z.infer<typeof MonitorKind>;

/** What is changed on many at once; what is absent stays. */
export const BulkChange = MonitorRules.partial().extend({
  parentId: z.string().nullable().optional(),
  addTags: z.array(MonitorTag).max(20).default([]),
  /** By name and value; without a value, whatever value it has. */
  removeTags: z.array(MonitorTag).max(20).default([]),
});
export type BulkChange = z.infer<typeof BulkChange>;

/** Each is done or refused by itself. */
export const BulkOutcome = z.object({
  changed: z.int(),
  refused: z.array(
    z.object({ id: z.string(), name: z.string(), reason: z.string(), reasonEs: z.string().optional() }),
  ),
});
export type BulkOutcome = z.infer<typeof BulkOutcome>;

export const monitorsEndpoints = {
  monitorKinds: call({
    method: 'GET',
    path: '/kinds',
    summary: 'List the kinds of monitors and their settings',
    access: 'pulse:read',
    scoped: true,
    result: z.array(MonitorKind),
  }),
  monitors: call({
    method: 'GET',
    path: '/monitors',
    summary: 'List monitors by name, and how they are now',
    access: 'pulse:read',
    scoped: true,
    query: z.object({
      status: z.array(MonitorStatus).default([]),
      kind: z.array(z.string().max(50)).default([]),
      /** `name` or `name=value`; one of them is enough. */
      tag: z.array(z.string().max(151)).max(20).default([]),
      host: z.string().max(256).optional(),
      stack: z.string().max(256).optional(),
      /** The group or dependency right above. */
      parent: z.string().optional(),
      /** Words in names, targets and tags; all have to be there. */
      search: z.string().max(200).optional(),
    }),
    result: z.array(MonitorRow),
  }),
  monitor: call({
    method: 'GET',
    path: '/monitors/{id}',
    summary: 'Read a monitor, and how it is now',
    access: 'pulse:read',
    scoped: true,
    params: MonitorId,
    result: z.object({ monitor: Monitor, now: MonitorNow }),
  }),
  createMonitor: call({
    method: 'POST',
    path: '/monitors',
    summary: 'Add a monitor',
    access: 'pulse:configure',
    body: MonitorDraft,
    result: Monitor,
  }),
  changeMonitor: call({
    method: 'PUT',
    path: '/monitors/{id}',
    summary: 'Change a monitor',
    access: 'pulse:configure',
    params: MonitorId,
    /** `revision`: refuse when somebody else changed it since. */
    body: MonitorDraft.extend({ revision: z.string().optional() }),
    result: Monitor,
  }),
  removeMonitor: call({
    method: 'DELETE',
    path: '/monitors/{id}',
    summary: 'Remove a monitor and what is stored of it; what is below it moves up',
    access: 'pulse:configure',
    params: MonitorId,
    result: z.object({}),
  }),
  cloneMonitor: call({
    method: 'POST',
    path: '/monitors/{id}/clone',
    summary: 'Add a paused copy of a monitor, secrets included',
    access: 'pulse:configure',
    params: MonitorId,
    body: z.object({ name: MonitorDraft.shape.name.optional() }),
    result: Monitor,
  }),
  pauseMonitors: call({
    method: 'POST',
    path: '/monitors/pause',
    summary: 'Stop checking monitors',
    access: 'pulse:operate',
    scoped: true,
    body: z.object({ ids: Ids }),
    result: BulkOutcome,
    bodyLimitBytes: 400_000,
  }),
  resumeMonitors: call({
    method: 'POST',
    path: '/monitors/resume',
    summary: 'Check monitors again',
    access: 'pulse:operate',
    scoped: true,
    body: z.object({ ids: Ids }),
    result: BulkOutcome,
    bodyLimitBytes: 400_000,
  }),
  changeMonitors: call({
    method: 'POST',
    path: '/monitors/bulk',
    summary: 'Change many monitors at once',
    access: 'pulse:configure',
    body: z.object({ ids: Ids, change: BulkChange }),
    result: BulkOutcome,
    bodyLimitBytes: 400_000,
  }),
  removeMonitors: call({
    method: 'POST',
    path: '/monitors/remove',
    summary: 'Remove many monitors at once',
    access: 'pulse:configure',
    body: z.object({ ids: Ids }),
    result: BulkOutcome,
    bodyLimitBytes: 400_000,
  }),
  checkNow: call({
    method: 'POST',
    path: '/monitors/{id}/check',
    summary: 'Check a monitor now; nothing is stored and nobody is told',
    access: 'pulse:operate',
    scoped: true,
    params: MonitorId,
    result: CheckReport,
  }),
  testMonitor: call({
    method: 'POST',
    path: '/monitors/test',
    summary: 'Check once with settings that may not be saved yet',
    access: 'pulse:configure',
    body: z.object({
      /** Of the saved one whose secrets are used where the draft has none. */
      id: z.string().optional(),
      draft: MonitorDraft,
    }),
    result: CheckReport,
  }),
};
