import {
  type Caller,
  type GrantedPermission,
  permissions,
  type Role,
  type Scope,
} from '#contracts/access.ts';
import type { Access, Endpoint } from '#contracts/contract.ts';

/** `unauthenticated`: signing in may help (401). `forbidden`: it will not (403). */
export type Decision = 'allow' | 'unauthenticated' | 'forbidden';

/** The thing that is touched, for grants that hold in a part of the lab only. */
export interface Resource {
  readonly host: string;
  readonly stack: string | null;
  readonly labels: Readonly<Record<string, string>>;
}

const rank: Readonly<Record<Role, number>> = { guest: 0, viewer: 1, operator: 2, admin: 3 };

/** Tools ask each other for what people may do day to day; accounts, the audit log and revealed secrets stay with admins. */
const roleOfTools: Role = 'operator';

/**
 * The one rule for calls, streams, channels and exports alike. What it does not know, it denies. Without a resource, the
 * permission must hold everywhere.
 */
export function decide(caller: Caller, access: Access, resource?: Resource): Decision {
  if (access === 'public') return 'allow';
  if (caller.kind === 'anonymous') return 'unauthenticated';
  if (access === 'tool') return caller.kind === 'tool' ? 'allow' : 'forbidden';
  if (access === 'signed-in') return caller.kind === 'tool' ? 'forbidden' : 'allow';
  if (holds(caller, access)) return 'allow';
  return resource && isGrantedWhere(caller, access, (scope) => covers(scope, resource))
    ? 'allow'
    : 'forbidden';
}

/** The gate before a handler: one that looks at each thing by itself also admits callers whose permission is limited to some. */
export function decideEntry(
  caller: Caller,
  { access, scoped }: Pick<Endpoint, 'access' | 'scoped'>,
): Decision {
  const decision = decide(caller, access);
  if (decision !== 'forbidden' || !scoped || caller.kind === 'anonymous') return decision;
  return isGrantedWhere(caller, access, () => true) ? 'allow' : 'forbidden';
}

/** The permissions of a role, in the order of the catalogue. */
export function permissionsOf(role: Role): GrantedPermission[] {
  return Object.keys(permissions)
    .filter(isPermission)
    .filter((permission) => rank[permissions[permission]] <= rank[role]);
}

/** An empty scope covers nothing: a grant without limits would be a role. */
export function covers(scope: Scope, { host, stack, labels }: Resource): boolean {
  if (scope.host === undefined && scope.stack === undefined && scope.label === undefined) return false;
  if (scope.host !== undefined && scope.host !== host) return false;
  if (scope.stack !== undefined && scope.stack !== stack) return false;
  return scope.label === undefined || hasLabel(labels, scope.label);
}

function hasLabel(labels: Readonly<Record<string, string>>, wanted: string): boolean {
  const at = wanted.indexOf('=');
  if (at === -1) return Object.hasOwn(labels, wanted);
  const name = wanted.slice(0, at);
  return Object.hasOwn(labels, name) && labels[name] === wanted.slice(at + 1);
}

type Known = Exclude<Caller, { kind: 'anonymous' }>;

function holds(caller: Known, permission: string): boolean {
  if (!isPermission(permission)) return false;
  if (caller.kind === 'token') return caller.permissions.includes(permission);
  return rank[permissions[permission]] <= rank[caller.kind === 'user' ? caller.role : roleOfTools];
}

function isGrantedWhere(caller: Known, permission: string, isWanted: (scope: Scope) => boolean): boolean {
  if (!isPermission(permission) || caller.kind === 'tool') return false;
  if (caller.kind === 'token') {
    return (caller.grants ?? []).some(
      (grant) => grant.permissions.includes(permission) && isWanted(grant.scope),
    );
  }
  return (caller.grants ?? []).some(
    ({ role, scope }) => rank[permissions[permission]] <= rank[role] && isWanted(scope),
  );
}

function isPermission(text: string): text is GrantedPermission {
  return Object.hasOwn(permissions, text);
}
