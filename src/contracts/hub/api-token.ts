import { z } from 'zod';
import { GrantedPermission } from '../access.ts';
import { Scope } from '../scope.ts';

export const ApiToken = z.object({
  id: z.string(),
  name: z.string(),
  permissions: z.array(GrantedPermission),
  /** Where they hold; null: wherever they hold for the owner. */
  scopes: z.array(Scope).nullable(),
  createdAtMs: z.int(),
  expiresAtMs: z.int().nullable(),
  lastUsedAtMs: z.int().nullable(),
});
export type ApiToken = z.infer<typeof ApiToken>;
