import { z } from 'zod';
import { call } from '../contract.ts';
import { Severity } from './alert.ts';
import { Labels } from './matcher.ts';
import { RoutingConfig } from './routing-config.ts';

export const RoutingProblem = z.object({
  /** As in `route.routes.0.receiver`. */
  path: z.string(),
  message: z.string(),
  /** The same in Spanish, where it is known. */
  es: z.string().optional(),
});
export type RoutingProblem = z.infer<typeof RoutingProblem>;

/** The way that an alert takes. */
export const RouteTrace = z.object({
  /** Each part of the tree that was looked at, in order. */
  steps: z.array(
    z.object({
      /** Positions from the root: [] is the root, [0, 2] the third child of its first. */
      position: z.array(z.int()),
      route: z.string(),
      matched: z.boolean(),
      /** The condition that did not hold. */
      failed: z.string().nullable(),
      /** What the alert has in the label of that condition; empty: it has none. Null where every condition held. */
      seen: z.string().nullable(),
      chosen: z.boolean(),
    }),
  ),
  outcomes: z.array(
    z.object({
      position: z.array(z.int()),
      receiver: z.string(),
      destinations: z.array(z.object({ id: z.string(), name: z.string() })),
      groupKey: z.string(),
      groupWaitMs: z.int(),
      groupIntervalMs: z.int(),
      repeatIntervalMs: z.int(),
      /** Why nobody would hear of it now. */
      heldBy: z.array(
        z.object({
          kind: z.string(),
          text: z.string(),
          /** When it ends by itself, looked for eight days ahead; null: nobody can say. */
          untilMs: z.int().nullable(),
        }),
      ),
    }),
  ),
});
export type RouteTrace = z.infer<typeof RouteTrace>;

/** What a routing would change for an alert of now. */
export const RoutingEffect = z.object({
  fingerprint: z.string(),
  title: z.string(),
  severity: Severity,
  /** Names of the destinations that hear of it with the routing in use, were it told now; none: nobody does. */
  before: z.array(z.string()),
  after: z.array(z.string()),
});
export type RoutingEffect = z.infer<typeof RoutingEffect>;

export const routingEndpoints = {
  routing: call({
    method: 'GET',
    path: '/routing',
    summary: 'Read who hears what',
    access: 'notify:read',
    result: z.object({
      config: RoutingConfig,
      /** Send it back with a change: a change by somebody else in between is a conflict. */
      version: z.int(),
      /** True while nobody has changed it. */
      isDefault: z.boolean(),
      /** The same as Alertmanager writes it, as far as it has words for it. */
      yaml: z.string(),
    }),
  }),
  changeRouting: call({
    method: 'PUT',
    path: '/routing',
    summary: 'Change who hears what',
    access: 'notify:configure',
    body: z.object({ config: RoutingConfig, version: z.int() }),
    result: z.object({ version: z.int() }),
    bodyLimitBytes: 1_000_000,
  }),
  checkRouting: call({
    method: 'POST',
    path: '/routing/check',
    summary: 'Check a routing without using it',
    access: 'notify:read',
    body: z.object({ config: RoutingConfig }),
    result: z.object({
      /** With one of these it cannot be used. */
      problems: z.array(RoutingProblem),
      /** What is probably not meant: a receiver that reaches nobody, a destination that was removed. */
      warnings: z.array(RoutingProblem),
      /** What was sent, as Alertmanager writes it. */
      yaml: z.string(),
    }),
    bodyLimitBytes: 1_000_000,
  }),
  previewRouting: call({
    method: 'POST',
    path: '/routing/preview',
    summary: 'See for which alerts of now a routing changes who hears of them',
    access: 'notify:read',
    body: z.object({ config: RoutingConfig }),
    result: z.object({
      /** The first 200 whose recipients change. */
      effects: z.array(RoutingEffect),
      changed: z.int(),
      unchanged: z.int(),
    }),
    bodyLimitBytes: 1_000_000,
  }),
  readRoutingYaml: call({
    method: 'POST',
    path: '/routing/yaml',
    summary: 'Read an alertmanager.yml as a routing, without using it',
    access: 'notify:read',
    body: z.object({ yaml: z.string().max(500_000) }),
    result: z.object({
      config: RoutingConfig.nullable(),
      problems: z.array(RoutingProblem),
      /** What was left out and why. */
      notes: z.array(z.string()),
      /** The same in Spanish, in the same order. */
      notesEs: z.array(z.string()),
    }),
    bodyLimitBytes: 1_000_000,
  }),
  testRouting: call({
    method: 'POST',
    path: '/routing/test',
    summary: 'See the way that an alert with these labels takes',
    access: 'notify:read',
    body: z.object({
      labels: Labels,
      /** Not saved yet; absent: the one in use. */
      config: RoutingConfig.optional(),
      /** As if it were this time. */
      atMs: z.int().optional(),
    }),
    result: RouteTrace,
    bodyLimitBytes: 1_000_000,
  }),
};
