import { z } from 'zod';
import { raw } from '../contract.ts';

const base = '/alertmanager';
const read = { access: 'notify:read', bodyLimitBytes: 1000 } as const;
const Id = z.object({ id: z.string() });
const matcherTexts = z.array(z.string().max(5000)).max(64).default([]);
const flag = z.string().max(100).optional();
const AlertQuery = z.object({
  filter: matcherTexts,
  receiver: z.string().max(1000).optional(),
  active: flag,
  silenced: flag,
  inhibited: flag,
  unprocessed: flag,
  muted: flag,
});

/**
 * What Prometheus, vmalert, Grafana and amtool expect of Alertmanager: give them `<this NEXUS>/api/notify/alertmanager` as
 * its address and an API token. Source: the OpenAPI description of Alertmanager's API v2.
 */
export const alertmanagerEndpoints = {
  amHealthy: raw({
    ...read,
    methods: ['GET'],
    path: `${base}/-/healthy`,
    summary: 'Alertmanager: alive',
    access: 'public',
  }),
  amReady: raw({
    ...read,
    methods: ['GET'],
    path: `${base}/-/ready`,
    summary: 'Alertmanager: ready',
    access: 'public',
  }),
  amReload: raw({
    ...read,
    methods: ['POST'],
    path: `${base}/-/reload`,
    summary: 'Alertmanager: nothing to reload, the configuration is live',
    access: 'notify:configure',
  }),
  amStatus: raw({
    ...read,
    methods: ['GET'],
    path: `${base}/api/v2/status`,
    summary: 'Alertmanager: version and configuration',
  }),
  amReceivers: raw({
    ...read,
    methods: ['GET'],
    path: `${base}/api/v2/receivers`,
    summary: 'Alertmanager: receivers',
  }),
  amAlerts: raw({
    ...read,
    methods: ['GET'],
    path: `${base}/api/v2/alerts`,
    summary: 'Alertmanager: alerts',
    query: AlertQuery,
  }),
  amPostAlerts: raw({
    methods: ['POST'],
    path: `${base}/api/v2/alerts`,
    summary: 'Alertmanager: report alerts',
    access: 'notify:raise',
    bodyLimitBytes: 16_000_000,
  }),
  amAlertGroups: raw({
    ...read,
    methods: ['GET'],
    path: `${base}/api/v2/alerts/groups`,
    summary: 'Alertmanager: alerts by group',
    query: AlertQuery,
  }),
  amSilences: raw({
    ...read,
    methods: ['GET'],
    path: `${base}/api/v2/silences`,
    summary: 'Alertmanager: silences',
    query: z.object({ filter: matcherTexts }),
  }),
  amPostSilence: raw({
    methods: ['POST'],
    path: `${base}/api/v2/silences`,
    summary: 'Alertmanager: add or change a silence',
    access: 'notify:respond',
    bodyLimitBytes: 200_000,
  }),
  amSilence: raw({
    ...read,
    methods: ['GET'],
    path: `${base}/api/v2/silence/{id}`,
    summary: 'Alertmanager: one silence',
    params: Id,
  }),
  amExpireSilence: raw({
    methods: ['DELETE'],
    path: `${base}/api/v2/silence/{id}`,
    summary: 'Alertmanager: expire a silence',
    access: 'notify:respond',
    params: Id,
    bodyLimitBytes: 1000,
  }),
  amV1: raw({
    ...read,
    methods: ['GET', 'POST'],
    path: `${base}/api/v1/{rest}`,
    summary: 'Alertmanager: version 1 is gone',
    access: 'public',
    params: z.object({ rest: z.string() }),
  }),
};
