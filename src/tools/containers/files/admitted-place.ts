import type { Caller, GrantedPermission } from '#contracts/access.ts';
import { notFound } from '#kernel/errors.ts';
import { requireContainer } from '../find-container.ts';
import { findHostOf } from '../find-host.ts';
import type { Host } from '../host.ts';
import { requirePermission } from '../require-permission.ts';
import type { FilePlace } from './host-files.ts';

/** Where the caller may do what they asked for, with the host it is on. */
export interface AdmittedPlace {
  readonly host: Host;
  readonly place: FilePlace;
}

/** @throws NexusError `not-found` or `forbidden` */
export function admitToContainer(
  hosts: readonly Host[],
  params: { readonly host: string; readonly id: string },
  caller: Caller,
  permission: GrantedPermission,
): AdmittedPlace {
  const host = findHostOf(hosts, params.host, caller, permission, 'The container');
  return { host, place: { kind: 'container', id: requireContainer(host, params.id, caller, permission) } };
}

/** Rejects with `not-found`, `forbidden`, or `unavailable` while the engine does not answer. */
export async function admitToVolume(
  hosts: readonly Host[],
  params: { readonly host: string; readonly volume: string },
  caller: Caller,
  permission: GrantedPermission,
): Promise<AdmittedPlace> {
  const host = findHostOf(hosts, params.host, caller, permission, 'The volume');
  const volume = (await host.volumes.list()).find(({ name }) => name === params.volume);
  if (!volume) throw notFound('The volume');
  requirePermission(caller, permission, volume, 'The volume');
  return { host, place: { kind: 'volume', name: volume.name } };
}
