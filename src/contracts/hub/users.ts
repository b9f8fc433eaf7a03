import { z } from 'zod';
import { Grant, Role } from '../access.ts';
import { call } from '../contract.ts';
import { NewPassword, NewRole, User, UserName } from './user.ts';

const Grants = z.array(Grant).max(50);

export const usersEndpoints = {
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
    params: z.object({ id: z.string() }),
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
    params: z.object({ id: z.string() }),
    result: z.object({}),
  }),
};
