import { z } from 'zod';
import { ContainerSpec } from './container-spec.ts';
import { RecreateWarning } from './recreate.ts';

/** A sentence with a stable code, so that a page can say it in its own language. `values` are what the sentence names. */
const Sentence = z.object({
  code: z.string(),
  message: z.string(),
  values: z.record(z.string(), z.string()),
});

/** One entry that would not work. `path` is dotted within the spec, as in `ports.0.hostPort`; `json` for a text that is none. */
export const EditIssue = Sentence.extend({ path: z.string() });
export type EditIssue = z.infer<typeof EditIssue>;
export const EditWarning = Sentence;
export type EditWarning = z.infer<typeof EditWarning>;

export const FieldChange = z.object({
  /** In the create body, with the name for what has one: `HostConfig.Memory`, `Env.TZ`, `HostConfig.PortBindings.80/tcp`; or `Name`. */
  path: z.string(),
  /** Null: not there. Values of environment variables are always masked. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** The engine can apply it to the running container. */
  live: z.boolean(),
});
export type FieldChange = z.infer<typeof FieldChange>;

const Outlook = z.object({
  issues: z.array(EditIssue),
  warnings: z.array(EditWarning),
  /** The same in docker's own words; variables whose values are hidden are taken from the shell that runs it. */
  command: z.string(),
  /** What is wanted, in both forms; null when the JSON cannot be read. */
  spec: ContainerSpec.nullable(),
  json: z.string().nullable(),
  /** The image is not on the host yet. */
  pulls: z.boolean(),
});

export const EditPlan = Outlook.extend({
  /** Of the container as it is now. */
  version: z.string(),
  /** `live`: nothing is restarted. `recreate`: a new container takes its place. */
  verdict: z.enum(['nothing', 'live', 'recreate']),
  changes: z.array(FieldChange),
  /** At most about how long it does not answer; null when it is not running, or stays up. */
  downtimeSeconds: z.int().nullable(),
  /** Who is stopped or made anew along with it. */
  dependents: z.array(z.object({ name: z.string(), reason: z.string() })),
  /** What making it anew cannot keep. */
  recreateWarnings: z.array(RecreateWarning),
});
export type EditPlan = z.infer<typeof EditPlan>;

export const NewContainerPlan = Outlook;
export type NewContainerPlan = z.infer<typeof NewContainerPlan>;
