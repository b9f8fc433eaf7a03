import type { Caller, GrantedPermission } from '#contracts/access.ts';
import { resourceOf } from '#contracts/containers/resource.ts';
import type { Resource } from '#contracts/scope.ts';
import { notFound } from '#kernel/errors.ts';
import type { ContainerRecord, Host } from './host.ts';
import { isAllowed, maySee, requirePermission } from './require-permission.ts';

/** Anything else would be another path to the engine. */
const nameForm = /^[a-zA-Z0-9][\w.-]*$/;

/**
 * The id under which to ask the engine about the container of this id, name or beginning of an id, for a caller who may do this
 * to it. Who may do it everywhere may also ask about one that is not listed yet; for everyone else, what is not listed and what
 * they may not see are equally absent.
 * @throws NexusError `not-found` or `forbidden`
 */
export function requireContainer(
  host: Pick<Host, 'list'>,
  reference: string,
  caller: Caller,
  permission: GrantedPermission,
): string {
  const isKnown = (resource: Resource) => isAllowed(caller, permission, resource) || maySee(caller, resource);
  const record = findContainer(host, reference, isKnown);
  if (!record && nameForm.test(reference) && isAllowed(caller, permission)) return reference;
  if (!record) throw notFound('The container');
  requirePermission(caller, permission, resourceOf(record.summary), 'The container');
  return record.summary.id;
}

/** As the engine looks it up, but only among those that may be known of: another one makes no beginning ambiguous. */
function findContainer(
  host: Pick<Host, 'list'>,
  reference: string,
  isKnown: (resource: Resource) => boolean,
): ContainerRecord | undefined {
  const known = host.list().filter(({ summary }) => isKnown(resourceOf(summary)));
  const exact =
    known.find(({ summary }) => summary.id === reference) ??
    known.find(({ summary }) => summary.name === reference);
  if (exact) return exact;
  const [first, second] = known.filter(({ summary }) => summary.id.startsWith(reference));
  return second ? undefined : first;
}
