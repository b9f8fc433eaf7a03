import { z } from 'zod';

const Name = z.string().min(1).max(256);
const nothingNamed = 'Name a host, a stack or a label: without one it covers nothing.';

/**
 * A part of the lab: each field that is present must match, letter by letter. `label` is `name` (the container has the label)
 * or `name=value`. The labels of compose are not kept with a container, so none of them can be named; `stack` is there for it.
 * Strict, since a misspelt limit that is passed over would be no limit.
 */
export const Scope = z
  .strictObject({
    host: Name.optional(),
    stack: Name.optional(),
    label: z
      .string()
      .max(513)
      .regex(/^[^=]/, 'A label begins with its name: name or name=value.')
      .refine((label) => !label.startsWith('com.docker.compose.'), 'Name the stack instead of its label.')
      .optional(),
  })
  .refine((scope) => !isEmptyScope(scope), nothingNamed);
export type Scope = z.infer<typeof Scope>;

/** What is touched, as scopes compare it. A thing that belongs to the host as a whole has no stack and no labels. */
export interface Resource {
  readonly host: string;
  readonly stack: string | null;
  readonly labels: Readonly<Record<string, string>>;
}

/** An empty scope covers nothing: a grant without limits would be a role. */
export function covers(scope: Scope, { host, stack, labels }: Resource): boolean {
  if (isEmptyScope(scope)) return false;
  if (scope.host !== undefined && scope.host !== host) return false;
  if (scope.stack !== undefined && scope.stack !== stack) return false;
  return scope.label === undefined || hasLabel(labels, scope.label);
}

function isEmptyScope({ host, stack, label }: { host?: string; stack?: string; label?: string }): boolean {
  return host === undefined && stack === undefined && label === undefined;
}

function hasLabel(labels: Readonly<Record<string, string>>, wanted: string): boolean {
  const at = wanted.indexOf('=');
  if (at === -1) return Object.hasOwn(labels, wanted);
  const name = wanted.slice(0, at);
  return Object.hasOwn(labels, name) && labels[name] === wanted.slice(at + 1);
}
