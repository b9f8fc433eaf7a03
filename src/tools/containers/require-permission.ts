import type { Caller, GrantedPermission } from '#contracts/access.ts';
import type { ContainerSummary } from '#contracts/containers/container.ts';
import type { Resource } from '#contracts/scope.ts';
import { decide } from '#kernel/access/decide.ts';
import { forbidden, notFound } from '#kernel/errors.ts';

/** What grants compare for a container. */
export function resourceOf({
  host,
  stack,
  labels,
}: Pick<ContainerSummary, 'host' | 'stack' | 'labels'>): Resource {
  return { host, stack: stack?.name ?? null, labels };
}

/** What grants compare for a host itself, and for what belongs to it as a whole. */
export function hostResource(host: string): Resource {
  return { host, stack: null, labels: {} };
}

/**
 * Throws `not-found` when the caller may not even see the thing, so that nothing is told about it, and `forbidden` when it
 * may be seen but not this done to it. `what` begins the sentence: "The container".
 */
export function requirePermission(
  caller: Caller,
  permission: GrantedPermission,
  resource: Resource,
  what: string,
): void {
  if (isAllowed(caller, permission, resource)) return;
  if (!maySee(caller, resource)) throw notFound(what);
  throw forbidden();
}

export function isAllowed(caller: Caller, permission: GrantedPermission, resource?: Resource): boolean {
  return decide(caller, permission, resource) === 'allow';
}

export function maySee(caller: Caller, resource: Resource): boolean {
  return isAllowed(caller, 'containers:read', resource);
}
