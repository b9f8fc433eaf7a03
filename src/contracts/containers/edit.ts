import { z } from 'zod';
import { call } from '../contract.ts';
import { StackMembership } from './container.ts';
import { ContainerSpec, NamedValue } from './container-spec.ts';
import { Operation } from './operation.ts';
import { RecreateWarning } from './recreate.ts';

/** A create body with its values can be long: a big environment, a seccomp profile. */
const bodyLimitBytes = 1024 * 1024;

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

/** What is wanted, by form or as the engine's own create body. A masked value in either means: keep what is there. */
export const WantedContainer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('spec'), spec: ContainerSpec }),
  z.object({ kind: z.literal('json'), name: z.string(), json: z.string() }),
]);
export type WantedContainer = z.infer<typeof WantedContainer>;

/** What the image sets by itself; the spec holds only what differs. */
export const ImageDefaults = z.object({
  command: z.array(z.string()),
  entrypoint: z.array(z.string()),
  workingDirectory: z.string(),
  user: z.string(),
  /** Values in an image are public: whoever can pull it can read them. */
  environment: z.array(NamedValue),
  /** Such as `80/tcp`. */
  exposedPorts: z.array(z.string()),
  volumes: z.array(z.string()),
  labels: z.array(NamedValue),
  /** Its health check in one line; empty when it has none. */
  healthCheck: z.string(),
});
export type ImageDefaults = z.infer<typeof ImageDefaults>;

/** What there is to choose from on the host. */
export const HostChoices = z.object({
  networks: z.array(z.string()),
  volumes: z.array(z.string()),
  images: z.array(z.string()),
});
export type HostChoices = z.infer<typeof HostChoices>;

const Draft = z.object({
  spec: ContainerSpec,
  /** The create body; values of environment variables masked unless they were asked for. */
  json: z.string(),
  /** Null: the image is not on the host, and is pulled when the container is made. */
  image: ImageDefaults.nullable(),
  choices: HostChoices,
});

export const EditableContainer = Draft.extend({
  /** Hand it back with the edit: refused when the container has changed since. */
  version: z.string(),
  /** The compose service it belongs to, whose next deploy undoes an edit made here. */
  stack: StackMembership.nullable(),
});
export type EditableContainer = z.infer<typeof EditableContainer>;

export const NewContainer = Draft.extend({
  /** The container it is a copy of. */
  from: z.object({ id: z.string(), name: z.string() }).nullable(),
});
export type NewContainer = z.infer<typeof NewContainer>;

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

const HostParams = z.object({ host: z.string() });
const ContainerParams = z.object({ host: z.string(), id: z.string() });
const Waiting = z.object({ wait: z.stringbool().default(false) });
const NewContainerBody = z.object({
  /** The id of the container whose hidden values are copied. */
  from: z.string().nullable().default(null),
  wanted: WantedContainer,
  start: z.boolean().default(true),
});
export type NewContainerBody = z.infer<typeof NewContainerBody>;

export const editEndpoints = {
  editableContainer: call({
    method: 'GET',
    path: '/hosts/{host}/containers/{id}/edit',
    summary: 'Read a container as it can be edited',
    access: 'containers:edit',
    scoped: true,
    params: ContainerParams,
    /** `reveal` needs containers:reveal and is recorded in the audit log. */
    query: z.object({ reveal: z.stringbool().default(false) }),
    result: EditableContainer,
  }),
  planEdit: call({
    method: 'POST',
    path: '/hosts/{host}/containers/{id}/edit/plan',
    summary: 'Say what an edit would change, and whether it needs a restart; changes nothing',
    access: 'containers:edit',
    scoped: true,
    params: ContainerParams,
    body: z.object({ wanted: WantedContainer }),
    bodyLimitBytes,
    result: EditPlan,
  }),
  applyEdit: call({
    method: 'POST',
    path: '/hosts/{host}/containers/{id}/edit',
    summary: 'Apply an edit: to the running container where the engine can, otherwise by making it anew',
    access: 'containers:edit',
    scoped: true,
    params: ContainerParams,
    query: Waiting,
    body: z.object({ version: z.string(), wanted: WantedContainer }),
    bodyLimitBytes,
    result: Operation,
  }),
  renameContainer: call({
    method: 'POST',
    path: '/hosts/{host}/containers/{id}/rename',
    summary: 'Rename a container without restarting it',
    access: 'containers:edit',
    scoped: true,
    params: ContainerParams,
    query: Waiting,
    body: z.object({ name: z.string() }),
    result: Operation,
  }),
  newContainer: call({
    method: 'GET',
    path: '/hosts/{host}/new-container',
    summary: 'Read what a new container starts from: an image, or a copy of a container',
    access: 'containers:edit',
    scoped: true,
    params: HostParams,
    query: z.object({ image: z.string().optional(), from: z.string().optional() }),
    result: NewContainer,
  }),
  planNewContainer: call({
    method: 'POST',
    path: '/hosts/{host}/new-container/plan',
    summary: 'Say whether a new container can be made like this; changes nothing',
    access: 'containers:edit',
    scoped: true,
    params: HostParams,
    body: NewContainerBody,
    bodyLimitBytes,
    result: NewContainerPlan,
  }),
  createContainer: call({
    method: 'POST',
    path: '/hosts/{host}/new-container',
    summary: 'Make a container, pulling its image where it is missing, and start it',
    access: 'containers:edit',
    scoped: true,
    params: HostParams,
    query: Waiting,
    body: NewContainerBody,
    bodyLimitBytes,
    result: Operation,
  }),
};
