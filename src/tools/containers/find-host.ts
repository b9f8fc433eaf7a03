import type { Caller, GrantedPermission } from '#contracts/access.ts';
import type { Resource } from '#contracts/scope.ts';
import { notFound } from '#kernel/errors.ts';
import type { Host } from './host.ts';
import { hostResource, isAllowed, maySee, resourceOf } from './require-permission.ts';

/**
 * With a caller, a host on which they may see nothing is as absent as one that does not exist, unless something there is within
 * their reach by `permission` alone, as for a token that may only read logs.
 */
export function findHost(
  hosts: readonly Host[],
  id: string,
  caller?: Caller,
  permission?: GrantedPermission,
): Host {
  const host = hosts.find((one) => one.id === id);
  if (!host || (caller && !seesHost(caller, host, permission))) throw notFound(`The host ${id}`);
  return host;
}

/** True when the caller may see the host itself, or anything on it. */
export function seesHost(
  caller: Caller,
  host: Pick<Host, 'id' | 'list'>,
  permission: GrantedPermission = 'containers:read',
): boolean {
  const isWithinReach = (resource: Resource) =>
    maySee(caller, resource) || isAllowed(caller, permission, resource);
  if (isWithinReach(hostResource(host.id))) return true;
  return host.list().some(({ summary }) => isWithinReach(resourceOf(summary)));
}
