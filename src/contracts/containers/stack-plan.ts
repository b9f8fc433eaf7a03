import { z } from 'zod';

/** Lines and columns begin at 1; columns count UTF-16 units. */
export const StackMessage = z.object({
  severity: z.enum(['error', 'warning']),
  /** Null when it concerns the stack as a whole. */
  file: z.string().nullable(),
  line: z.int().nullable(),
  column: z.int().nullable(),
  endLine: z.int().nullable(),
  endColumn: z.int().nullable(),
  /** One sentence that says what is wrong and, where it can be known, what to write instead. */
  message: z.string(),
  /** Compose's own words, where it was compose that refused. */
  composeText: z.string().nullable(),
});
export type StackMessage = z.infer<typeof StackMessage>;

export const StackVariable = z.object({
  name: z.string(),
  /**
   * `file`: an env file, named in `file`. `environment`: one of the few that compose is given (PATH, HOME, PWD, DOCKER_HOST).
   * `default`: from `${NAME:-default}`. `missing`: nowhere, so compose puts in nothing, or refuses when `isRequired`.
   */
  source: z.enum(['file', 'environment', 'default', 'missing']),
  file: z.string().nullable(),
  isRequired: z.boolean(),
  /** Where it is used. */
  uses: z.array(z.object({ file: z.string(), line: z.int(), column: z.int() })),
});
export type StackVariable = z.infer<typeof StackVariable>;

export const StackValidation = z.object({
  messages: z.array(StackMessage),
  services: z.array(
    z.object({
      name: z.string(),
      image: z.string().nullable(),
      isBuilt: z.boolean(),
      profiles: z.array(z.string()),
      dependsOn: z.array(z.string()),
      file: z.string(),
      line: z.int(),
    }),
  ),
  variables: z.array(StackVariable),
  /** False: only the quick checks were made, because they found errors already or compose was not asked. */
  isCheckedByCompose: z.boolean(),
});
export type StackValidation = z.infer<typeof StackValidation>;

export const FieldChange = z.object({
  /** Dotted, as in the compose file: `ports`, `deploy.resources.limits.memory`, `environment.TZ`. */
  field: z.string(),
  /** Null: was not set. Values of the environment and of secrets are masked. */
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type FieldChange = z.infer<typeof FieldChange>;

/**
 * `recreate` and `remove` interrupt what runs. `restart`: stays the same container but is stopped and started because of another
 * service. `remove` is an orphan and happens only with `removeOrphans`; otherwise it is `orphan` and stays.
 */
export const PlannedChange = z.enum([
  'create',
  'recreate',
  'restart',
  'start',
  'unchanged',
  'remove',
  'orphan',
]);
export type PlannedChange = z.infer<typeof PlannedChange>;

export const PlannedService = z.object({
  service: z.string(),
  change: PlannedChange,
  containers: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Containers of it before and after. */
  scale: z.object({ before: z.int(), after: z.int() }),
  fields: z.array(FieldChange),
  /** Reasons that are no fields, in sentences: a newer local image, a dependency that is recreated. */
  reasons: z.array(z.string()),
});
export type PlannedService = z.infer<typeof PlannedService>;

export const StackPlan = z.object({
  /** Errors among them mean that a deploy would be refused; then nothing else is planned. */
  messages: z.array(StackMessage),
  isPossible: z.boolean(),
  isNothingToDo: z.boolean(),
  services: z.array(PlannedService),
  images: z.array(
    z.object({
      reference: z.string(),
      services: z.array(z.string()),
      /** `retag`: the image that ran then is still here and gets its reference back. */
      action: z.enum(['pull', 'build', 'retag']),
      detail: z.string(),
    }),
  ),
  networks: z.array(z.object({ name: z.string(), change: z.enum(['create', 'unused']) })),
  volumes: z.array(z.object({ name: z.string(), change: z.enum(['create', 'unused']) })),
  /** What could be lost or left behind, in sentences, the gravest first. */
  dataAtRisk: z.array(z.string()),
  /** What the files would become. */
  files: z.array(z.object({ path: z.string(), diff: z.string(), isMasked: z.boolean() })),
  /** The same in docker's own words. */
  command: z.string(),
});
export type StackPlan = z.infer<typeof StackPlan>;

/** What `down` takes away, named one by one. */
export const StackDownPreview = z.object({
  containers: z.array(z.object({ id: z.string(), name: z.string(), isOrphan: z.boolean() })),
  networks: z.array(z.string()),
  /** Removed only when named in `removeVolumes`. */
  volumes: z.array(z.object({ name: z.string(), usedByOthers: z.array(z.string()) })),
  /** Volumes without a name: nothing leads to them any more afterwards. */
  anonymousVolumes: z.array(z.object({ name: z.string(), container: z.string(), target: z.string() })),
  /** Containers of other stacks that are attached to its networks, so that these stay. */
  keptNetworks: z.array(z.object({ name: z.string(), reason: z.string() })),
  command: z.string(),
});
export type StackDownPreview = z.infer<typeof StackDownPreview>;
