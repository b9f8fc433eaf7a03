import { z } from 'zod';
import { Grant, Role } from '../access.ts';

export const UserName = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .regex(/^[\p{L}\p{N}._@-]+$/u, 'Letters, digits and . _ @ - only.')
  .meta({ title: 'Name', placeholder: 'alvaro' });
export const NewPassword = z
  .string()
  .min(10, 'At least 10 characters.')
  .max(256, 'At most 256 characters.')
  .meta({
    title: 'Password',
    secret: true,
    help: 'At least 10 characters. A sentence is easier to remember.',
  });

export const Language = z.enum(['en', 'es']);
export type Language = z.infer<typeof Language>;
export const Theme = z.enum(['dark', 'light', 'system']);
export type Theme = z.infer<typeof Theme>;

export const User = z.object({
  id: z.string(),
  name: z.string(),
  role: Role,
  grants: z.array(Grant),
  disabled: z.boolean(),
  language: Language.nullable(),
  theme: Theme,
  createdAtMs: z.int(),
  lastSignInAtMs: z.int().nullable(),
});
export type User = z.infer<typeof User>;
