import { z } from 'zod';
import type { Permission } from './contract.ts';
import { Scope } from './scope.ts';

/** What an account may do everywhere. Each role includes the ones before it; a guest has only what its grants add. */
export const Role = z.enum(['guest', 'viewer', 'operator', 'admin']);
export type Role = z.infer<typeof Role>;

/** Every permission there is, with the least role that holds it. A tool adds its rows here; the access test walks them. */
export const permissions = {
  'hub:read': 'viewer',
  'hub:manage-users': 'admin',
  'hub:read-audit': 'admin',
  'hub:manage-system': 'admin',
  'containers:read': 'viewer',
  'containers:logs': 'viewer',
  'containers:operate': 'operator',
  'containers:remove': 'operator',
  /** Recreate with the same settings and another image. */
  'containers:update': 'operator',
  /** Settings, compose files, networks, new containers: whoever sets these can become root on the host. */
  'containers:edit': 'admin',
  'containers:terminal': 'admin',
  'containers:read-files': 'admin',
  'containers:write-files': 'admin',
  'containers:reveal': 'admin',
  'watcher:read': 'viewer',
  /** Ask the registries now, skip a version, put off. */
  'watcher:operate': 'operator',
  /** Move a container to a version that its registry lists, and back. */
  'watcher:update': 'operator',
  /** Rules apply to containers everywhere, and so do logins. */
  'watcher:configure': 'admin',
  'security:read': 'viewer',
  /** Read images again, fetch advisories now, compare and scan other images. */
  'security:operate': 'operator',
  /** Say that a flaw is no danger here. */
  'security:accept': 'operator',
  /** What is done by itself, and advisories out of a file. */
  'security:configure': 'admin',
  'pulse:read': 'viewer',
  /** Pause, check now, and plan maintenance. */
  'pulse:operate': 'operator',
  /** A monitor reaches whatever address it is given, so who sets one holds it everywhere. */
  'pulse:configure': 'admin',
  'notify:read': 'viewer',
  /** Report alerts, as a monitoring program does. */
  'notify:raise': 'operator',
  /** Acknowledge, snooze, resolve and silence. */
  'notify:respond': 'operator',
  'notify:configure': 'admin',
} as const satisfies Readonly<Partial<Record<Permission, Role>>>;

// Object.keys forgets what the catalogue knows: its own keys, at least one.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const permissionNames = Object.keys(permissions) as [keyof typeof permissions];

export const GrantedPermission = z.enum(permissionNames);
export type GrantedPermission = z.infer<typeof GrantedPermission>;

/** True when the role, or one that it includes, holds the permission. */
export function roleHolds(role: Role, permission: GrantedPermission): boolean {
  return Role.options.indexOf(permissions[permission]) <= Role.options.indexOf(role);
}

const indivisible: readonly GrantedPermission[] = [
  'watcher:configure',
  'security:accept',
  'security:configure',
  'pulse:configure',
  'notify:raise',
  'notify:configure',
];

/**
 * Accounts, the audit log and NEXUS itself have no parts, and neither have what is watched, how images are kept up to date, who may report
 * alerts and who hears of them: these hold everywhere or not at all.
 */
export function canBeScoped(permission: GrantedPermission): boolean {
  return !permission.startsWith('hub:') && !indivisible.includes(permission);
}

/** The permissions of a role, in the order of the catalogue. */
export function permissionsOf(role: Role): GrantedPermission[] {
  return GrantedPermission.options.filter((permission) => roleHolds(role, permission));
}

/** A role that holds within a scope only, beside the account's role everywhere. */
export const Grant = z.object({ role: Role.exclude(['guest']), scope: Scope });
export type Grant = z.infer<typeof Grant>;

/** Permissions that hold only for what every one of the scopes covers. */
export const PermissionGrant = z.object({
  permissions: z.array(GrantedPermission),
  scopes: z.array(Scope).min(1),
});
export type PermissionGrant = z.infer<typeof PermissionGrant>;

/** Who is asking, as every handler sees it. */
export const Caller = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('anonymous') }),
  z.object({
    kind: z.literal('user'),
    userId: z.string(),
    name: z.string(),
    role: Role,
    grants: z.array(Grant).optional(),
    sessionId: z.string(),
  }),
  z.object({
    kind: z.literal('token'),
    tokenId: z.string(),
    name: z.string(),
    userId: z.string(),
    permissions: z.array(GrantedPermission),
    grants: z.array(PermissionGrant).optional(),
  }),
  z.object({ kind: z.literal('tool'), tool: z.string() }),
]);
export type Caller = z.infer<typeof Caller>;

/** RFC 9457 `application/problem+json`, with our stable `code` and one entry per field that was refused. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  /** The same in Spanish, where it is known. */
  detailEs: z.string().optional(),
  /** Present when the failure is a bug: the id to look for in the log. */
  errorId: z.string().optional(),
  /** The words of the engine, registry or receiver that refused, where there are any. */
  cause: z.string().optional(),
  issues: z.array(z.object({ path: z.string(), message: z.string(), es: z.string().optional() })).optional(),
});
export type Problem = z.infer<typeof Problem>;
