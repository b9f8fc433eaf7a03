import {
  type Caller,
  canBeScoped,
  type GrantedPermission,
  permissions,
  roleHolds,
} from '#contracts/access.ts';
import type { Access, Endpoint } from '#contracts/contract.ts';
import { covers, type Resource, type Scope } from '#contracts/scope.ts';

/** `unauthenticated`: signing in may help (401). `forbidden`: it will not (403). */
export type Decision = 'allow' | 'unauthenticated' | 'forbidden';

/** Tools ask each other for what people may do day to day; accounts, the audit log and revealed secrets stay with admins. */
const roleOfTools = 'operator';

/**
 * The one rule for calls, streams, channels and exports alike. What it does not know, it denies. Without a resource, the
 * permission must hold everywhere.
 */
export function decide(caller: Caller, access: Access, resource?: Resource): Decision {
  if (access === 'public') return 'allow';
  if (caller.kind === 'anonymous') return 'unauthenticated';
  if (access === 'tool') return caller.kind === 'tool' ? 'allow' : 'forbidden';
  if (access === 'signed-in') return caller.kind === 'tool' ? 'forbidden' : 'allow';
  if (!isPermission(access)) return 'forbidden';
  if (holdsEverywhere(caller, access)) return 'allow';
  const isCovered = (scopes: readonly Scope[]) => scopes.every((scope) => covers(scope, resource!));
  return resource && placesOf(caller, access).some(isCovered) ? 'allow' : 'forbidden';
}

/** The gate before a handler: one that looks at each thing by itself also admits callers whose permission is limited to some. */
export function decideEntry(
  caller: Caller,
  { access, scoped }: Pick<Endpoint, 'access' | 'scoped'>,
): Decision {
  const decision = decide(caller, access);
  if (decision !== 'forbidden' || !scoped || caller.kind === 'anonymous' || !isPermission(access))
    return decision;
  return placesOf(caller, access).length > 0 ? 'allow' : 'forbidden';
}

type Known = Exclude<Caller, { kind: 'anonymous' }>;

function holdsEverywhere(caller: Known, permission: GrantedPermission): boolean {
  if (caller.kind === 'token') return caller.permissions.includes(permission);
  return roleHolds(caller.kind === 'user' ? caller.role : roleOfTools, permission);
}

/** Where the permission holds for a caller who does not hold it everywhere: each place is what all of its scopes cover. */
function placesOf(caller: Known, permission: GrantedPermission): readonly (readonly Scope[])[] {
  if (caller.kind === 'tool' || !canBeScoped(permission)) return [];
  if (caller.kind === 'user') {
    const grants = caller.grants ?? [];
    return grants.filter(({ role }) => roleHolds(role, permission)).map(({ scope }) => [scope]);
  }
  const grants = caller.grants ?? [];
  return grants
    .filter((grant) => grant.permissions.includes(permission) && grant.scopes.length > 0)
    .map(({ scopes }) => scopes);
}

function isPermission(text: string): text is GrantedPermission {
  return Object.hasOwn(permissions, text);
}
