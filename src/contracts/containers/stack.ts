import { z } from 'zod';
import { ContainerState, Health } from './container.ts';
import { Fix } from './fix.ts';

/** The name of a project as compose allows it (compose-spec, "name"). */
export const StackName = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,127}$/);

/**
 * `managed`: its folder was made here. `adopted`: started elsewhere, then taken over with its files where they are.
 * `found`: known by the labels of its containers only; its files are neither kept in versions nor changed.
 */
export const StackOrigin = z.enum(['managed', 'adopted', 'found']);
export type StackOrigin = z.infer<typeof StackOrigin>;

/** `same`: a deploy would change nothing. `unknown`: the files cannot be read, or compose cannot run; `reason` says which. */
export const Drift = z.enum(['same', 'differs', 'unknown']);
export type Drift = z.infer<typeof Drift>;

export const StackService = z.object({
  name: z.string(),
  /** As the file names it; null when the service is only built, or is not in the file. */
  image: z.string().nullable(),
  isBuilt: z.boolean(),
  /** False: its containers run though the file no longer has it. Null when the files cannot be read. */
  isInFile: z.boolean().nullable(),
  drift: Drift,
  containers: z.array(
    z.object({ id: z.string(), name: z.string(), state: ContainerState, health: Health.nullable() }),
  ),
});
export type StackService = z.infer<typeof StackService>;

/**
 * `saved`: written to disk and not deployed yet. `noticed`: changed by someone else, kept when seen. `interrupted`: NEXUS stopped
 * before it knew how the deploy ended.
 */
export const StackVersionState = z.enum([
  'adopted',
  'saved',
  'noticed',
  'deploying',
  'deployed',
  'failed',
  'interrupted',
]);
export type StackVersionState = z.infer<typeof StackVersionState>;

export const StackVersion = z.object({
  id: z.string(),
  state: StackVersionState,
  atMs: z.int(),
  by: z.string(),
  /** Paths that this version differs in from the one before it. */
  changed: z.array(z.string()),
  /** What ran of it, once that is known: what going back to it will run. */
  images: z.array(
    z.object({
      service: z.string(),
      /** As the file names it. */
      reference: z.string(),
      imageId: z.string(),
      /** `name@sha256:…`; null when the image was built here. */
      digest: z.string().nullable(),
    }),
  ),
});
export type StackVersion = z.infer<typeof StackVersion>;

/** One row of the list. */
export const StackSummary = z.object({
  host: z.string(),
  name: z.string(),
  origin: StackOrigin,
  /** `partly`: some of its containers run. `absent`: it has no containers. */
  state: z.enum(['running', 'partly', 'stopped', 'absent']),
  /** Null when no label and no adoption names it. */
  workingDirectory: z.string().nullable(),
  /** In the order in which compose merges them. */
  configFiles: z.array(z.string()),
  environmentFiles: z.array(z.string()),
  services: z.array(StackService),
  /** What runs against what the files say now. */
  drift: Drift,
  /** Why the drift is what it is, in a sentence. */
  reason: z.string(),
  fixes: z.array(Fix),
  lastDeploy: StackVersion.pick({ id: true, state: true, atMs: true, by: true }).nullable(),
});
export type StackSummary = z.infer<typeof StackSummary>;

/**
 * `environment` is an env file read for `${…}`, `service-environment` one that a service names under `env_file`, `part` one that
 * `include` or `extends` names.
 */
export const StackFileKind = z.enum(['compose', 'environment', 'service-environment', 'part']);
export type StackFileKind = z.infer<typeof StackFileKind>;

export const StackFile = z.object({
  path: z.string(),
  kind: StackFileKind,
  /** `missing` may be created by saving it; with `unreadable`, `reason` and `fixes` say why and what to do. */
  state: z.enum(['readable', 'missing', 'unreadable']),
  /** As on disk, with its line ends and its byte order mark. Null when it cannot be read. */
  text: z.string().nullable(),
  /** Values are replaced by `maskedValue`; `revealStackFiles` gives them. */
  isMasked: z.boolean(),
  /** Of the bytes on disk; handed back with each save. Null when there is no file. */
  hash: z.string().nullable(),
  isWritable: z.boolean(),
  reason: z.string(),
  fixes: z.array(Fix),
});
export type StackFile = z.infer<typeof StackFile>;

/** Stands where a value is hidden. A text that still holds it is refused on saving, so that no value is lost. */
export const maskedValue = '••••••••';

export const StackDetails = StackSummary.extend({
  files: z.array(StackFile),
  profiles: z.array(z.string()),
  compose: z.object({ version: z.string().nullable(), reason: z.string(), fixes: z.array(Fix) }),
});
export type StackDetails = z.infer<typeof StackDetails>;

/** A file as typed. `hash` is the one it was read with; null: it shall not exist yet. */
export const EditedFile = z.object({
  path: z.string().min(1).max(4096),
  text: z.string().max(1_000_000),
  hash: z.string().nullable(),
});
export type EditedFile = z.infer<typeof EditedFile>;

/** Somebody else changed a file since it was read. Nothing was written. */
export const StackConflict = z.object({
  path: z.string(),
  /** The text that was to be saved. */
  typed: z.string(),
  /** The text that is there now; null when the file is gone. Masked as in `StackFile`. */
  onDisk: z.string().nullable(),
  hash: z.string().nullable(),
});
export type StackConflict = z.infer<typeof StackConflict>;
