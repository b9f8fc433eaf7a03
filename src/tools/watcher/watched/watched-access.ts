import type { Caller, GrantedPermission } from '#contracts/access.ts';
import type { Resource } from '#contracts/scope.ts';
import { decide } from '#kernel/access/decide.ts';
import { forbidden, notFound } from '#kernel/errors.ts';
import type { WatchStatus } from '#contracts/watcher/watched.ts';
import type { Watched, WatchedSubject } from './watched.ts';

/** What is not there. */
const containerWord = { en: 'The container', es: 'el contenedor' };

export type WatcherPermission = Extract<GrantedPermission, `watcher:${string}`>;

export function mayOn(caller: Caller, permission: WatcherPermission, resource: Resource): boolean {
  return decide(caller, permission, resource) === 'allow';
}

export function maySee(caller: Caller, resource: Resource): boolean {
  return mayOn(caller, 'watcher:read', resource);
}

/** Nothing is told about a container that the caller may not see. @throws NexusError `not-found`, `forbidden` */
export function allowedContainer(
  watched: Pick<Watched, 'get'>,
  caller: Caller,
  permission: WatcherPermission,
  { host, name }: { readonly host: string; readonly name: string },
): WatchedSubject {
  const found = watched.get(host, name);
  if (!found || !maySee(caller, found.subject.resource)) throw notFound(containerWord);
  if (!mayOn(caller, permission, found.subject.resource)) throw forbidden();
  return found;
}

/** Hosts where the caller sees nothing are not told of, nor why they cannot be reached. */
export function statusFor(watched: Pick<Watched, 'all' | 'status'>, caller: Caller): WatchStatus {
  const status = watched.status();
  const sees = (host: string) =>
    maySee(caller, { host, stack: null, labels: {} }) ||
    watched.all().some(({ subject }) => subject.host === host && maySee(caller, subject.resource));
  return { ...status, missing: status.missing.filter(({ host }) => sees(host)) };
}

/**
 * Of a host or of all. Who may ask about a few containers does not have registries asked about the others.
 * @throws NexusError `forbidden`
 */
export async function checkFor(
  watched: Pick<Watched, 'all' | 'check'>,
  caller: Caller,
  host: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  const seen = watched.all().filter(({ subject }) => maySee(caller, subject.resource));
  if (!seen.every(({ subject }) => mayOn(caller, 'watcher:operate', subject.resource))) throw forbidden();
  if (decide(caller, 'watcher:operate') === 'allow') return await watched.check({ host }, signal);
  const wanted = seen.filter(({ subject }) => host === undefined || subject.host === host);
  for (const { subject } of wanted) await watched.check({ host: subject.host, name: subject.name }, signal);
}
