import type { Caller, GrantedPermission } from '#contracts/access.ts';
import type { Resource } from '#contracts/scope.ts';
import { decide } from '#kernel/access/decide.ts';
import { forbidden, notFound } from '#kernel/errors.ts';

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
