import { z } from 'zod';
import { GrantedPermission } from '../access.ts';
import { call } from '../contract.ts';
import { Scope } from '../scope.ts';
import { ApiToken } from './api-token.ts';

export const tokensEndpoints = {
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
    params: z.object({ id: z.string() }),
    result: z.object({}),
  }),
};
