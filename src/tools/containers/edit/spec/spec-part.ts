import type { CreateContainer, HostConfig } from '#library/docker/container-config.ts';

/**
 * One property of the spec, as a view on the create body: reading what was written gives it back, and writing touches nothing
 * that the property does not stand for.
 */
export interface SpecPart<Value> {
  read(create: CreateContainer): Value;
  /** Called only with a value that differs from what `read` gives. */
  write(create: CreateContainer, value: Value): CreateContainer;
}

/** A copy with these properties changed; undefined takes one away. */
export function patched<Target extends object>(
  target: Target,
  changes: { readonly [Key in keyof Target]?: Target[Key] | undefined },
): Target {
  const copy = { ...target, ...changes };
  for (const [key, value] of Object.entries(changes))
    if (value === undefined) Reflect.deleteProperty(copy, key);
  return copy;
}

export function withHostConfig(
  create: CreateContainer,
  changes: { readonly [Key in keyof HostConfig]?: HostConfig[Key] | undefined },
): CreateContainer {
  return { ...create, HostConfig: patched(create.HostConfig ?? {}, changes) };
}
