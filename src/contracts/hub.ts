import { z } from 'zod';
import { Caller, Grant, GrantedPermission, PermissionGrant, Role } from './access.ts';
import { call, defineContract } from './contract.ts';
import { defineEvent } from './event.ts';
import { ApiToken } from './hub/api-token.ts';
import { AuditEntry, auditRecorded } from './hub/audit.ts';
import { ToolStatus, Warning } from './hub/overview.ts';
import { Session } from './hub/session.ts';
import { Language, NewPassword, NewRole, Theme, User, UserName } from './hub/user.ts';
import { Scope } from './scope.ts';

const Done = z.object({});
const Grants = z.array(Grant).max(50);
const UserId = z.object({ id: z.string() });

export const userChanged = defineEvent('hub.user-changed', z.object({ userId: z.string() }));
export const sessionsEnded = defineEvent(
  'hub.sessions-ended',
  z.object({
    userId: z.string(),
    sessionIds: z.array(z.string()),
    /** API tokens that were revoked or ran out. */
    tokenIds: z.array(z.string()).default([]),
  }),
);

export const hub = defineContract({
  id: 'hub',
  title: 'Hub',
  events: [userChanged, sessionsEnded, auditRecorded.hub],
  endpoints: {
    status: call({
      method: 'GET',
      path: '/status',
      summary: 'Say whether NEXUS is claimed, and whether this connection may sign in',
      access: 'public',
      result: z.object({
        claimed: z.boolean(),
        version: z.string(),
        /** False on plain HTTP from another machine unless NEXUS_ALLOW_HTTP is set: a session cookie would travel in clear. */
        canSignIn: z.boolean(),
      }),
    }),
    claim: call({
      method: 'POST',
      path: '/claim',
      summary: 'Claim a new NEXUS with the one-time code from its log and become its first admin',
      access: 'public',
      body: z.object({
        code: z
          .string()
          .trim()
          .min(1)
          .max(64)
          .meta({ title: 'Claim code', help: 'Printed in the log when NEXUS started.' }),
        name: UserName,
        password: NewPassword,
      }),
      result: z.object({ user: User }),
    }),
    signIn: call({
      method: 'POST',
      path: '/sign-in',
      summary: 'Sign in with name and password; answers with a session cookie',
      access: 'public',
      body: z.object({
        name: z.string().min(1).max(64).meta({ title: 'Name' }),
        password: z.string().min(1).max(256).meta({ title: 'Password', secret: true }),
        remember: z.boolean().default(false).meta({ title: 'Stay signed in for 30 days' }),
      }),
      result: z.object({ user: User }),
    }),
    signOut: call({
      method: 'POST',
      path: '/sign-out',
      summary: 'End this session',
      access: 'signed-in',
      result: Done,
    }),
    signOutEverywhere: call({
      method: 'POST',
      path: '/sign-out-everywhere',
      summary: 'End all sessions of this account, this one too',
      access: 'signed-in',
      result: z.object({ ended: z.int() }),
    }),
    me: call({
      method: 'GET',
      path: '/me',
      summary: 'Read the account that is asking and what it may do',
      access: 'signed-in',
      result: z.object({
        user: User,
        /** These hold everywhere. */
        permissions: z.array(GrantedPermission),
        /** These beside them, in parts of the lab. */
        grants: z.array(PermissionGrant),
      }),
    }),
    updateMe: call({
      method: 'PATCH',
      path: '/me',
      summary: 'Change language or theme of this account',
      access: 'signed-in',
      body: z.object({ language: Language.nullable().optional(), theme: Theme.optional() }),
      result: User,
    }),
    changePassword: call({
      method: 'POST',
      path: '/me/password',
      summary: 'Change the password of this account; ends its other sessions',
      access: 'signed-in',
      body: z.object({
        current: z.string().max(256).meta({ title: 'Current password', secret: true }),
        next: NewPassword,
      }),
      result: Done,
    }),
    sessions: call({
      method: 'GET',
      path: '/me/sessions',
      summary: 'List where this account is signed in',
      access: 'signed-in',
      result: z.array(Session),
    }),
    endSession: call({
      method: 'DELETE',
      path: '/me/sessions/{id}',
      summary: 'End one session of this account',
      access: 'signed-in',
      params: UserId,
      result: Done,
    }),
    tokens: call({
      method: 'GET',
      path: '/me/tokens',
      summary: 'List the API tokens of this account',
      access: 'signed-in',
      result: z.array(ApiToken),
    }),
    createToken: call({
      method: 'POST',
      path: '/me/tokens',
      summary: 'Create an API token; its text is shown only in this answer',
      access: 'signed-in',
      body: z.object({
        name: z.string().trim().min(1).max(64).meta({ title: 'Name' }),
        permissions: z.array(GrantedPermission).min(1).meta({ title: 'May' }),
        /** Where they hold; null: wherever they hold for the owner. */
        scopes: z.array(Scope).min(1).max(20).nullable().default(null),
        expiresInDays: z
          .int()
          .min(1)
          .max(3650)
          .nullable()
          .default(90)
          .meta({ title: 'Expires after', unit: 'days' }),
      }),
      result: z.object({ token: ApiToken, secret: z.string() }),
    }),
    revokeToken: call({
      method: 'DELETE',
      path: '/me/tokens/{id}',
      summary: 'Revoke an API token of this account',
      access: 'signed-in',
      params: UserId,
      result: Done,
    }),
    users: call({
      method: 'GET',
      path: '/users',
      summary: 'List accounts',
      access: 'hub:manage-users',
      result: z.array(User),
    }),
    createUser: call({
      method: 'POST',
      path: '/users',
      summary: 'Create an account',
      access: 'hub:manage-users',
      body: z.object({
        name: UserName,
        password: NewPassword,
        role: NewRole,
        grants: Grants.default([]),
      }),
      result: User,
    }),
    updateUser: call({
      method: 'PATCH',
      path: '/users/{id}',
      summary: 'Change role, grants, password or disabled state of an account; ends its sessions',
      access: 'hub:manage-users',
      params: UserId,
      body: z.object({
        role: Role.optional(),
        /** Replaces all of them. */
        grants: Grants.optional(),
        disabled: z.boolean().optional(),
        password: NewPassword.optional(),
      }),
      result: User,
    }),
    removeUser: call({
      method: 'DELETE',
      path: '/users/{id}',
      summary: 'Remove an account; the last admin stays',
      access: 'hub:manage-users',
      params: UserId,
      result: Done,
    }),
    overview: call({
      method: 'GET',
      path: '/overview',
      summary: 'Read the tools, their state and what NEXUS warns about',
      access: 'hub:read',
      result: z.object({ tools: z.array(ToolStatus), warnings: z.array(Warning) }),
    }),
    auditLog: call({
      method: 'GET',
      path: '/audit',
      summary: 'Read who changed what, newest first',
      access: 'hub:read-audit',
      query: z.object({
        before: z.string().optional(),
        limit: z.coerce.number().int().min(1).max(500).default(100),
        target: z.string().optional(),
      }),
      result: z.array(AuditEntry),
    }),
    authenticate: call({
      method: 'POST',
      path: '/authenticate',
      summary: 'Tell another NEXUS process who holds a session or API token',
      access: 'tool',
      body: z.object({ token: z.string().max(256), kind: z.enum(['session', 'api-token']) }),
      result: Caller,
    }),
  },
});
