import { z } from 'zod';
import { call } from '../contract.ts';
import { RecreatePlan } from '../containers/recreate.ts';
import { ServiceImageChange } from '../containers/service-image.ts';
import { ImageVersion, VersionLevel } from './version.ts';
import { Words } from '../words.ts';

const ContainerName = z.object({ host: z.string(), name: z.string() });

/** A monitor of Pulse that is watched after the update. */
export const GateMonitor = z.object({ id: z.string(), name: z.string() });

/** Exactly what would happen. */
export const UpdatePlan = z.object({
  host: z.string(),
  name: z.string(),
  from: ImageVersion,
  to: ImageVersion,
  reference: z.string(),
  level: VersionLevel.nullable(),
  /** False: `problem` says why and what to do instead. */
  isPossible: z.boolean(),
  problem: Words.nullable(),
  /** In order, for a person. */
  steps: z.array(Words),
  warnings: z.array(Words),
  recreate: RecreatePlan.nullable(),
  /** Null: no file names the image, or it cannot be changed; then a warning says so. */
  file: ServiceImageChange.nullable(),
  monitors: z.array(GateMonitor),
  pulseSeconds: z.int(),
  /** When it would begin by itself; null: when somebody says so. */
  beginsAtMs: z.int().nullable(),
});
export type UpdatePlan = z.infer<typeof UpdatePlan>;

/**
 * `waiting`: for its turn. `replacing`: the container is being replaced, with the gate of Containers. `watching`: the new one runs, monitors of Pulse
 * are watched. `writing`: the stack's file is brought along. `going-back`: it is taken back. The rest are ends: `back`: the old version runs again.
 * `failed`: nothing was changed, or `problem` says what has to be done by hand.
 */
export const RunState = z.enum([
  'waiting',
  'replacing',
  'watching',
  'writing',
  'going-back',
  'succeeded',
  'back',
  'failed',
]);
export type RunState = z.infer<typeof RunState>;

/** One update of one container, or a way back, under way or past. */
export const UpdateRun = z.object({
  id: z.string(),
  host: z.string(),
  name: z.string(),
  stack: z.string().nullable(),
  kind: z.enum(['update', 'revert', 'self']),
  from: ImageVersion,
  to: ImageVersion,
  referenceBefore: z.string(),
  reference: z.string(),
  level: VersionLevel.nullable(),
  state: RunState,
  /** What is being waited for, or how it went. */
  detail: Words.nullable(),
  problem: Words.nullable(),
  /** Of Containers: its steps are there. */
  operationId: z.string().nullable(),
  recreationId: z.string().nullable(),
  file: ServiceImageChange.nullable(),
  startedBy: z.string(),
  /** `Asked for`, or the rule that began it. */
  because: Words,
  /** Updates that were asked for together. */
  batchId: z.string(),
  /** Ids of updates; what this one takes back, and what took this one back. */
  revertsId: z.string().nullable(),
  revertedById: z.string().nullable(),
  canRevert: z.boolean(),
  startedAtMs: z.int(),
  endedAtMs: z.int().nullable(),
});
export type UpdateRun = z.infer<typeof UpdateRun>;

/** Which version a container shall get: one that is on offer for it. Only a tag that the registry listed is taken. */
export const UpdateTarget = ContainerName.extend({
  tag: z.string().max(128).nullable(),
  digest: z.string().max(200),
});
export type UpdateTarget = z.infer<typeof UpdateTarget>;

export const runsEndpoints = {
  planUpdate: call({
    method: 'POST',
    path: '/plan',
    summary: 'Say exactly what an update would do; changes nothing',
    access: 'watcher:read',
    scoped: true,
    body: UpdateTarget,
    result: UpdatePlan,
  }),
  /** In an order that brings up what others depend on first; one after the other on each host. */
  startUpdates: call({
    method: 'POST',
    path: '/runs',
    summary: 'Update containers, each with a way back',
    access: 'watcher:update',
    scoped: true,
    query: z.object({ wait: z.stringbool().default(false) }),
    body: z.object({ targets: z.array(UpdateTarget).min(1).max(100) }),
    result: z.array(UpdateRun),
  }),
  runs: call({
    method: 'GET',
    path: '/runs',
    summary: 'List updates, newest first',
    access: 'watcher:read',
    scoped: true,
    query: z.object({
      host: z.string().optional(),
      name: z.string().optional(),
      stack: z.string().optional(),
      /** Id of a run: older ones than it. */
      before: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    result: z.array(UpdateRun),
  }),
  run: call({
    method: 'GET',
    path: '/runs/{run}',
    summary: 'Read one update',
    access: 'watcher:read',
    scoped: true,
    params: z.object({ run: z.string() }),
    result: UpdateRun,
  }),
  /** Only one that is still waiting. */
  cancelRun: call({
    method: 'POST',
    path: '/runs/{run}/cancel',
    summary: 'Take back an update that waits for its turn',
    access: 'watcher:update',
    scoped: true,
    params: z.object({ run: z.string() }),
    result: UpdateRun,
  }),
  planRunRevert: call({
    method: 'POST',
    path: '/runs/{run}/revert/plan',
    summary: 'Say what going back to before an update would do',
    access: 'watcher:read',
    scoped: true,
    params: z.object({ run: z.string() }),
    result: UpdatePlan,
  }),
  revertRun: call({
    method: 'POST',
    path: '/runs/{run}/revert',
    summary: 'Go back to the version before an update',
    access: 'watcher:update',
    scoped: true,
    params: z.object({ run: z.string() }),
    query: z.object({ wait: z.stringbool().default(false) }),
    result: UpdateRun,
  }),
};
