import { z } from 'zod';
import { defineEvent } from '../event.ts';
import { Evidence, Severity } from '../notify/alert.ts';
import { MonitorLabels, MonitorTag } from './monitor.ts';

const AboutMonitor = z.object({
  id: z.string(),
  number: z.int(),
  name: z.string(),
  kind: z.string(),
  target: z.string(),
  tags: z.array(MonitorTag),
  severity: Severity,
  labels: MonitorLabels,
  parentId: z.string().nullable(),
});

/** What happened, in words that answer "what does this mean?" without NEXUS open; Spanish beside. */
const Told = AboutMonitor.extend({
  /** One line: `photos is down: nothing listens on port 2283`. */
  summary: z.string(),
  summaryEs: z.string(),
  evidence: Evidence,
  /** When it began, which can be before it was confirmed. */
  sinceMs: z.int(),
  /** The check that confirmed it. */
  atMs: z.int(),
  /** What it cannot be reached without is down too: nobody needs to be told of this one. */
  isParentDown: z.boolean(),
});

const Failed = Told.extend({
  /** One of the closed list of reasons, and the target's own words where there are any. */
  reason: z.string(),
  detail: z.string().nullable(),
});

export const monitorWentDown = defineEvent('pulse.monitor-went-down', Failed);
export const monitorStillDown = defineEvent('pulse.monitor-still-down', Failed);
export const monitorRecovered = defineEvent(
  'pulse.monitor-recovered',
  Told.extend({ to: z.enum(['up', 'degraded']), downSinceMs: z.int() }),
);
export const monitorDegraded = defineEvent('pulse.monitor-degraded', Told);
export const monitorNoLongerDegraded = defineEvent('pulse.monitor-no-longer-degraded', Told);
/** It was our own network: the down that was said is taken back. */
export const monitorDownRetracted = defineEvent('pulse.monitor-down-retracted', Told);
export const certificateExpires = defineEvent(
  'pulse.certificate-expires',
  Told.extend({ validToMs: z.int(), daysLeft: z.int() }),
);
export const certificateRenewed = defineEvent(
  'pulse.certificate-renewed',
  Told.extend({ validToMs: z.int(), daysLeft: z.int() }),
);
/** Nobody checks it any more, so nothing that was said of it will be taken back by a check. */
export const monitorPaused = defineEvent('pulse.monitor-paused', AboutMonitor);
export const monitorRemoved = defineEvent('pulse.monitor-removed', AboutMonitor);

/** In one list, so that one subscription hears them in one order. */
export const pulseEvents = [
  monitorWentDown,
  monitorStillDown,
  monitorRecovered,
  monitorDegraded,
  monitorNoLongerDegraded,
  monitorDownRetracted,
  certificateExpires,
  certificateRenewed,
  monitorPaused,
  monitorRemoved,
] as const;
