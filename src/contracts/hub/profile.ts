import { z } from 'zod';
import { GrantedPermission, PermissionGrant } from '../access.ts';
import { call, toolIds } from '../contract.ts';
import { Session } from './session.ts';
import { Language, NewPassword, Theme, User } from './user.ts';

export const profileEndpoints = {
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
      /** Tools of this NEXUS, running or not; absent: all of them. */
      tools: z.array(z.enum(toolIds)).optional(),
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
    result: z.object({}),
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
    params: z.object({ id: z.string() }),
    result: z.object({}),
  }),
};
