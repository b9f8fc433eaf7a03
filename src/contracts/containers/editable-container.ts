import { z } from 'zod';
import { StackMembership } from './container.ts';
import { ContainerSpec, NamedValue } from './container-spec.ts';

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
