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
  if (!resource) return 'forbidden';
  const isCovered = (scope: Scope) => covers(scope, resource);
  return holdsSomewhere(caller, access, isCovered) ? 'allow' : 'forbidden';
}

/** The gate before a handler: one that looks at each thing by itself also admits callers whose permission is limited to some. */
export function decideEntry(
  caller: Caller,
  { access, scoped }: Pick<Endpoint, 'access' | 'scoped'>,
): Decision {
  const decision = decide(caller, access);
  if (decision !== 'forbidden' || !scoped || caller.kind === 'anonymous' || !isPermission(access))
    return decision;
  return holdsSomewhere(caller, access, () => true) ? 'allow' : 'forbidden';
}

type Known = Exclude<Caller, { kind: 'anonymous' }>;

function holdsEverywhere(caller: Known, permission: GrantedPermission): boolean {
  if (caller.kind === 'token') return caller.permissions.includes(permission);
  return roleHolds(caller.kind === 'user' ? caller.role : roleOfTools, permission);
}

/** True when a grant gives the permission and every one of its scopes is as wanted. */
function holdsSomewhere(
  caller: Known,
  permission: GrantedPermission,
  isWanted: (scope: Scope) => boolean,
): boolean {
  if (caller.kind === 'tool' || !canBeScoped(permission)) return false;
  if (caller.kind === 'user') {
    const grants = caller.grants ?? [];
    return grants.some(({ role, scope }) => roleHolds(role, permission) && isWanted(scope));
  }
  const grants = caller.grants ?? [];
  return grants.some(
    ({ permissions: granted, scopes }) =>
      granted.includes(permission) && scopes.length > 0 && scopes.every(isWanted),
  );
}

function isPermission(text: string): text is GrantedPermission {
  return Object.hasOwn(permissions, text);
}
