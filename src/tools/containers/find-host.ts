import type { Caller, GrantedPermission } from '#contracts/access.ts';
import { hostResource, resourceOf } from '#contracts/containers/resource.ts';
import { forbidden, notFound } from '#kernel/errors.ts';
import type { Host } from './host.ts';
import { isAllowed, maySee } from './require-permission.ts';

export function findHost(hosts: readonly Host[], id: string): Host {
  const host = hosts.find((one) => one.id === id);
  if (!host) throw notFound(`The host ${id}`);
  return host;
}

/**
 * Where to look for a thing. Who may not do this everywhere is told that the thing was not found, not the host: a host that is
 * absent and one with nothing for them are the same. `what` begins the sentence: "The container".
 */
export function findHostOf(
  hosts: readonly Host[],
  id: string,
  caller: Caller,
  permission: GrantedPermission,
  what: string,
): Host {
  const host = hosts.find((one) => one.id === id);
  if (!host) throw notFound(isAllowed(caller, permission) ? `The host ${id}` : what);
  return host;
}

/** For what is done to a host as a whole. @throws NexusError `not-found`, or `forbidden` where something on it may be seen */
export function requireHost(
  hosts: readonly Host[],
  id: string,
  caller: Caller,
  permission: GrantedPermission,
): Host {
  const host = findHost(hosts, id);
  if (isAllowed(caller, permission, hostResource(id))) return host;
  throw seesHost(caller, host) ? forbidden() : notFound(`The host ${id}`);
}

/** True when the caller may see the host itself, or anything on it. */
export function seesHost(caller: Caller, host: Pick<Host, 'id' | 'list'>): boolean {
  if (maySee(caller, hostResource(host.id))) return true;
  return host.list().some(({ summary }) => maySee(caller, resourceOf(summary)));
}
