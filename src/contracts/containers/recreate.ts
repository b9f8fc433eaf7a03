import { z } from 'zod';
import { call } from '../contract.ts';
import { ImageReference, RegistryLogin } from './images.ts';
import { Operation } from './operation.ts';

const ContainerId = z.object({ host: z.string(), id: z.string() });

/**
 * `writable-layer`: files that live in the container only and go with it. `inline-files`: configs and secrets that compose
 * wrote into the container; copied. `auto-remove`: stopping deletes the old one, so the way back makes it again.
 * `provider-gone`, `mac-address`, `image-name`: what cannot be kept as it is. `compose-file`: it names another image.
 */
export const RecreateWarning = z.object({
  code: z.enum([
    'writable-layer',
    'inline-files',
    'auto-remove',
    'provider-gone',
    'mac-address',
    'image-name',
    'compose-file',
  ]),
  /** The container that it is about. */
  container: z.string(),
  /** A sentence for a person. */
  message: z.string(),
  /** A few examples; `count` says how many there are. */
  paths: z.array(z.string()),
  count: z.int(),
  bytes: z.int().nullable(),
});
export type RecreateWarning = z.infer<typeof RecreateWarning>;

/** One field of a container in the engine's own terms, such as `HostConfig.Memory` or `Env.PATH`; values are JSON. */
export const FieldComparison = z.object({
  field: z.string(),
  /** Null when it is not set. Values of environment variables are masked. */
  intended: z.string().nullable(),
  actual: z.string().nullable(),
  same: z.boolean(),
});
export type FieldComparison = z.infer<typeof FieldComparison>;

export const RecreatePlan = z.object({
  name: z.string(),
  image: z.object({
    reference: z.string(),
    beforeId: z.string(),
    /** Null while it is not known: it will be pulled. */
    afterId: z.string().nullable(),
  }),
  /** What happens, in order, for a person. */
  phases: z.array(z.string()),
  /** At most, from the first stop to the last start; null when nothing runs that would be stopped. */
  downtimeSeconds: z.int().nullable(),
  /** Containers that are recreated along with it, in order, because they use its namespaces or volumes. */
  dependents: z.array(z.object({ id: z.string(), name: z.string(), reason: z.string() })),
  /** Volumes without a name that the new container takes over. */
  anonymousVolumes: z.array(z.object({ name: z.string(), target: z.string() })),
  warnings: z.array(RecreateWarning),
  /** Fields that differ between the container as it is and as it will be. */
  changes: z.array(FieldComparison),
  /** The same in docker's own words. */
  command: z.string(),
});
export type RecreatePlan = z.infer<typeof RecreatePlan>;

export const RecreateOptions = z.object({
  /** The reference that the new container is made from. Default: the same as now. */
  image: ImageReference.optional(),
  /** Ask the registry for it first. Without, an image that is named is used as the host has it. */
  pull: z.boolean().default(false),
  /** Pull exactly this manifest; the reference is then made to stand for it. */
  digest: z
    .string()
    .regex(/^sha256:[0-9a-f]{64}$/)
    .optional(),
  /** For what is pulled. */
  login: RegistryLogin.optional(),
  /**
   * What compose's label for the hash of the settings shall say, where the container has that label: of a compose file that names
   * the new image already (`planServiceImage`), so that compose finds nothing to do.
   */
  configHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** How long the new container must run well, or may take to become healthy, before the old one is given up. */
  gateSeconds: z.int().min(0).max(3600).optional(),
  /** For the history: why. */
  reason: z.string().max(500).optional(),
});
export type RecreateOptions = z.infer<typeof RecreateOptions>;

/** One replacement of a container, under way or past. */
export const RecreationRecord = z.object({
  id: z.string(),
  host: z.string(),
  operationId: z.string(),
  name: z.string(),
  /** `recreate`, `update`, `edit`, `revert`. */
  kind: z.string(),
  reason: z.string(),
  startedBy: z.string(),
  /** What was reached: each is written down before it begins. */
  phase: z.enum(['building', 'switching', 'proving', 'finishing', 'going-back']),
  /** `back`: the old container runs again. `broken`: neither could be reached; it is tried again. */
  outcome: z.enum(['under-way', 'succeeded', 'back', 'broken']),
  /** Why it went back. */
  problem: z.string().nullable(),
  image: z.object({ reference: z.string(), beforeId: z.string(), afterId: z.string() }),
  oldId: z.string(),
  newId: z.string().nullable(),
  dependents: z.array(z.object({ name: z.string(), oldId: z.string(), newId: z.string().nullable() })),
  warnings: z.array(RecreateWarning),
  /** What was intended against what the engine says of the new container. */
  report: z.array(FieldComparison),
  canRevert: z.boolean(),
  startedAtMs: z.int(),
  endedAtMs: z.int().nullable(),
});
export type RecreationRecord = z.infer<typeof RecreationRecord>;

export const recreateEndpoints = {
  planRecreate: call({
    method: 'POST',
    path: '/hosts/{host}/containers/{id}/recreate/plan',
    summary: 'Say what recreating a container would do, keep and lose',
    access: 'containers:read',
    scoped: true,
    params: ContainerId,
    body: RecreateOptions,
    result: RecreatePlan,
  }),
  recreate: call({
    method: 'POST',
    path: '/hosts/{host}/containers/{id}/recreate',
    summary:
      'Replace a container by a new one with the same settings, or with another image, and go back if it fails',
    access: 'containers:update',
    scoped: true,
    params: ContainerId,
    /** `wait` answers when the work has ended instead of at once. */
    query: z.object({ wait: z.stringbool().default(false) }),
    body: RecreateOptions,
    result: Operation,
  }),
  recreations: call({
    method: 'GET',
    path: '/recreations',
    summary: 'List replacements of containers, newest first, each with its report',
    access: 'containers:read',
    scoped: true,
    query: z.object({
      host: z.string().optional(),
      /** The container's name. */
      name: z.string().optional(),
      operation: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(100).default(20),
    }),
    result: z.array(RecreationRecord),
  }),
  planRevert: call({
    method: 'POST',
    path: '/recreations/{recreation}/revert/plan',
    summary: 'Say what going back to the container as it was before a replacement would do, keep and lose',
    access: 'containers:read',
    scoped: true,
    params: z.object({ recreation: z.string() }),
    result: RecreatePlan,
  }),
  revertRecreation: call({
    method: 'POST',
    path: '/recreations/{recreation}/revert',
    summary: 'Go back to the container as it was before a replacement, with the image of then',
    access: 'containers:update',
    scoped: true,
    params: z.object({ recreation: z.string() }),
    query: z.object({ wait: z.stringbool().default(false) }),
    result: Operation,
  }),
};
