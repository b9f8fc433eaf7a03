import { type Caller, type GrantedPermission, permissions, type Role } from '#contracts/access.ts';
import type { Access } from '#contracts/contract.ts';

/** `unauthenticated`: signing in may help (401). `forbidden`: it will not (403). */
export type Decision = 'allow' | 'unauthenticated' | 'forbidden';

const rank: Readonly<Record<Role, number>> = { viewer: 0, operator: 1, admin: 2 };

/** Tools ask each other for what people may do day to day; accounts, the audit log and revealed secrets stay with admins. */
const roleOfTools: Role = 'operator';

/** The one rule for calls, streams, channels and exports alike. What it does not know, it denies. */
export function decide(caller: Caller, access: Access): Decision {
  if (access === 'public') return 'allow';
  if (caller.kind === 'anonymous') return 'unauthenticated';
  if (access === 'tool') return caller.kind === 'tool' ? 'allow' : 'forbidden';
  if (access === 'signed-in') return caller.kind === 'tool' ? 'forbidden' : 'allow';
  return holds(caller, access) ? 'allow' : 'forbidden';
}

/** The permissions of a role, in the order of the catalogue. */
export function permissionsOf(role: Role): GrantedPermission[] {
  return Object.keys(permissions)
    .filter(isGranted)
    .filter((permission) => rank[permissions[permission]] <= rank[role]);
}

function holds(caller: Exclude<Caller, { kind: 'anonymous' }>, permission: string): boolean {
  if (!isGranted(permission)) return false;
  if (caller.kind === 'token') return caller.permissions.includes(permission);
  const role = caller.kind === 'user' ? caller.role : roleOfTools;
  return rank[permissions[permission]] <= rank[role];
}

function isGranted(text: string): text is GrantedPermission {
  return Object.hasOwn(permissions, text);
}
