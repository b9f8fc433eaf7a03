import { z } from 'zod';
import { call, stream } from '../contract.ts';
import { Alert, AlertEpisode, AlertMoment, AlertState, Change, Evidence, Severity } from './alert.ts';
import { Labels } from './matcher.ts';

const Fingerprint = z.object({ fingerprint: z.string() });

const Page = { limit: z.coerce.number().int().min(1).max(500).default(100), before: z.string().optional() };

export const alertsEndpoints = {
  alerts: call({
    method: 'GET',
    path: '/alerts',
    summary: 'List what is wrong now; with states, also what is pending or just over',
    access: 'notify:read',
    scoped: true,
    query: z.object({
      state: z.array(AlertState).default(['firing', 'acknowledged', 'snoozed', 'pending']),
      /** Matchers as text: `severity="critical"`; all have to hold. */
      filter: z.array(z.string().max(4096)).max(32).default([]),
    }),
    result: z.array(Alert),
  }),
  alert: call({
    method: 'GET',
    path: '/alerts/{fingerprint}',
    summary: 'Read an alert with its explanation and what happened to it',
    access: 'notify:read',
    scoped: true,
    params: Fingerprint,
    result: z.object({
      alert: Alert,
      moments: z.array(AlertMoment),
      /** On the same container, stack or host, newest first. */
      changedBefore: z.array(Change),
      /** Fingerprints of the alerts that this one explains and keeps quiet. */
      suppresses: z.array(z.string()),
      /** The receivers that it goes to, and why those. */
      routes: z.array(z.object({ route: z.string(), receiver: z.string() })),
      episodes: z.array(AlertEpisode),
    }),
  }),
  alertHistory: call({
    method: 'GET',
    path: '/history',
    summary: 'List what was wrong, newest first',
    access: 'notify:read',
    scoped: true,
    query: z.object({
      ...Page,
      severity: z.array(Severity).default([]),
      /** Words in titles and labels. */
      search: z.string().max(200).optional(),
      fromMs: z.coerce.number().int().optional(),
      toMs: z.coerce.number().int().optional(),
    }),
    result: z.object({ episodes: z.array(AlertEpisode), next: z.string().nullable() }),
  }),
  liveAlerts: stream({
    path: '/live',
    summary: 'Follow what is wrong now: everything first, then what changes',
    access: 'notify:read',
    scoped: true,
    item: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('all'),
        alerts: z.array(Alert),
        /** Of many: how many more the items of kind `changed` right behind this one tell of, gone ones included. */
        rest: z.int().optional(),
      }),
      z.object({ kind: z.literal('changed'), alerts: z.array(Alert), gone: z.array(z.string()) }),
      /** How many messages wait, and how many were given up and wait for a decision. */
      z.object({ kind: z.literal('delivery'), waiting: z.int(), dead: z.int() }),
    ]),
  }),
  acknowledge: call({
    method: 'POST',
    path: '/alerts/{fingerprint}/acknowledgement',
    summary: 'Tell the others that somebody is on it; no reminders until it ends',
    access: 'notify:respond',
    scoped: true,
    params: Fingerprint,
    body: z.object({ comment: z.string().max(2000).default('') }),
    result: Alert,
  }),
  unacknowledge: call({
    method: 'DELETE',
    path: '/alerts/{fingerprint}/acknowledgement',
    summary: 'Take an acknowledgement back',
    access: 'notify:respond',
    scoped: true,
    params: Fingerprint,
    result: Alert,
  }),
  snooze: call({
    method: 'POST',
    path: '/alerts/{fingerprint}/snooze',
    summary: 'Put an alert off; it is told again afterwards if it is still there',
    access: 'notify:respond',
    scoped: true,
    params: Fingerprint,
    body: z.object({ untilMs: z.int() }),
    result: Alert,
  }),
  unsnooze: call({
    method: 'DELETE',
    path: '/alerts/{fingerprint}/snooze',
    summary: 'End a snooze now',
    access: 'notify:respond',
    scoped: true,
    params: Fingerprint,
    result: Alert,
  }),
  resolve: call({
    method: 'POST',
    path: '/alerts/{fingerprint}/end',
    summary: 'Take an alert as over; it comes back if it is reported again',
    access: 'notify:respond',
    scoped: true,
    params: Fingerprint,
    result: Alert,
  }),
  raise: call({
    method: 'POST',
    path: '/alerts',
    summary: 'Report that something is wrong, or that it is over',
    access: 'notify:raise',
    body: z.object({
      alerts: z
        .array(
          z.object({
            labels: Labels,
            annotations: Labels.default({}),
            startsAtMs: z.int().optional(),
            /** In the past: it is over. Absent: it lasts until a report ends it. */
            endsAtMs: z.int().optional(),
            generatorUrl: z.string().max(2000).optional(),
            evidence: Evidence.optional(),
          }),
        )
        .min(1)
        .max(1000),
    }),
    result: z.object({
      accepted: z.int(),
      refused: z.array(z.object({ index: z.int(), reason: z.string() })),
    }),
    bodyLimitBytes: 4_000_000,
  }),
};
