import { z } from 'zod';
import type { Credentials } from '#library/registry/credentials.ts';

/** A login that most registries take. Both empty: asked without one. */
export const loginFields = {
  username: z
    .string()
    .trim()
    .max(200)
    .regex(/^[^:\p{Cc}]*$/u, 'A user name holds no colon and no line end.')
    .optional()
    .meta({ title: 'User name', es: { title: 'Nombre de usuario' } }),
  password: z
    .string()
    .max(20_000)
    .optional()
    .meta({
      title: 'Password or access token',
      secret: true,
      help: 'Better a token that may only read.',
      es: { title: 'Contraseña o token de acceso', help: 'Mejor un token que solo pueda leer.' },
    }),
};

/** Where the registry is, for software that everybody runs at an address of their own. */
export const domainField = z
  .string()
  .trim()
  .min(1)
  .max(255)
  .regex(
    /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?|\[[a-fA-F0-9:]+\])(?::[0-9]{1,5})?$/,
    'Write the host, and the port if there is one, as they stand before the name of an image.',
  );

export interface Login {
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}

export function credentialsOf({ username = '', password = '' }: Login): Credentials | undefined {
  return username === '' || password === '' ? undefined : { kind: 'password', username, password };
}
