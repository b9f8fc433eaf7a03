import { Grant, GrantedPermission } from '#contracts/access.ts';
import { Scope } from '#contracts/scope.ts';

/*
 * What rows hold as JSON. An entry that this NEXUS does not know, as one that a newer one wrote, gives nothing.
 */

export function permissionsIn(json: string): GrantedPermission[] {
  const names = listIn(json);
  return GrantedPermission.options.filter((permission) => names.includes(permission));
}

export function grantsIn(json: string): Grant[] {
  return listIn(json).flatMap((entry) => Grant.safeParse(entry).data ?? []);
}

/** Null: not limited. A limit that cannot be read is one that lets nothing through. */
export function scopesIn(json: string | null): Scope[] | null {
  return json === null ? null : listIn(json).flatMap((entry) => Scope.safeParse(entry).data ?? []);
}

function listIn(json: string): readonly unknown[] {
  const stored: unknown = JSON.parse(json);
  return Array.isArray(stored) ? stored : [];
}
