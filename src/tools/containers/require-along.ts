import type { Caller, GrantedPermission } from '#contracts/access.ts';
import { resourceOf } from '#contracts/containers/resource.ts';
import { forbidden } from '#kernel/errors.ts';
import type { Host } from './host.ts';
import { isAllowed } from './require-permission.ts';

/** For containers that are made anew along with another one: what the caller may do to that, they must be allowed to do to all. */
export function requireAlong(
  host: Pick<Host, 'list'>,
  ids: readonly string[],
  caller: Caller,
  permission: GrantedPermission,
): void {
  const along = host.list().filter(({ summary }) => ids.includes(summary.id));
  if (along.every(({ summary }) => isAllowed(caller, permission, resourceOf(summary)))) return;
  throw forbidden(
    'Others depend on it and would be made anew along with it, which you may not do to all of them.',
  );
}
