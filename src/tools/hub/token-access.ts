import {
  type Caller,
  canBeScoped,
  type Grant,
  type GrantedPermission,
  type PermissionGrant,
  type Role,
  permissionsOf,
  roleHolds,
} from '#contracts/access.ts';
import type { Scope } from '#contracts/scope.ts';

/** What an account may do: its role everywhere, its grants in parts of the lab. */
export interface OwnerAccess {
  readonly role: Role;
  readonly grants: readonly Grant[];
}

/** What a token was made for. `scopes` null: wherever the owner holds its permissions. */
export interface TokenLimits {
  readonly permissions: readonly GrantedPermission[];
  readonly scopes: readonly Scope[] | null;
}

export type TokenAccess = Required<Pick<Extract<Caller, { kind: 'token' }>, 'permissions' | 'grants'>>;

/** What a token may do: never more than its owner may today, whatever that was when the token was made. */
export function tokenAccess(owner: OwnerAccess, { permissions, scopes }: TokenLimits): TokenAccess {
  const byRole = permissions.filter((permission) => roleHolds(owner.role, permission));
  const byGrants = owner.grants.map(({ role, scope }) => ({
    permissions: permissions
      .filter(canBeScoped)
      // What holds everywhere already needs no place.
      .filter((permission) => roleHolds(role, permission) && !byRole.includes(permission)),
    scopes: [scope],
  }));
  if (scopes === null) return { permissions: byRole, grants: byGrants.filter(isSomething) };
  const grants = scopes.flatMap((limit) => [
    { permissions: byRole.filter(canBeScoped), scopes: [limit] },
    ...byGrants.map((grant) => ({ ...grant, scopes: [...grant.scopes, limit] })),
  ]);
  return { permissions: [], grants: grants.filter(isSomething) };
}

/** Every permission that the account holds somewhere. */
export function permissionsAnywhere({ role, grants }: OwnerAccess): GrantedPermission[] {
  const inParts = grants.flatMap((grant) => permissionsOf(grant.role)).filter(canBeScoped);
  return [...new Set([...permissionsOf(role), ...inParts])];
}

function isSomething({ permissions }: PermissionGrant): boolean {
  return permissions.length > 0;
}
