import { z } from 'zod';
import { Grant, Role } from '../access.ts';

export const UserName = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .regex(/^[\p{L}\p{N}._@-]+$/u, 'Letters, digits and . _ @ - only.')
  .meta({ title: 'Name', placeholder: 'alvaro', es: { title: 'Nombre' } });
export const NewPassword = z
  .string()
  .min(10, 'At least 10 characters.')
  .max(256, 'At most 256 characters.')
  .meta({
    title: 'Password',
    secret: true,
    help: 'At least 10 characters. A sentence is easier to remember.',
    es: { title: 'Contraseña', help: 'Al menos 10 caracteres. Una frase es más fácil de recordar.' },
  });

export const Language = z.enum(['en', 'es']);
export type Language = z.infer<typeof Language>;
export const Theme = z.enum(['dark', 'light', 'system']);
export type Theme = z.infer<typeof Theme>;

export const NewRole = Role.default('viewer').meta({
  title: 'Role',
  options: {
    guest: 'Guest: sees what is granted in parts',
    viewer: 'Viewer: sees everything',
    operator: 'Operator: also starts, stops, updates and removes',
    admin: 'Admin: also manages people and NEXUS itself',
  },
  es: {
    title: 'Rol',
    options: {
      guest: 'Invitado: ve lo que se concede por partes',
      viewer: 'Lectura: ve todo',
      operator: 'Operador: además arranca, detiene, actualiza y elimina',
      admin: 'Administrador: además gestiona personas y el propio NEXUS',
    },
  },
});

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
