import { z } from 'zod';
import { ownAuthority } from '#kernel/settings/own-authority.ts';
import { hostName, ipFamily, portNumber } from '../connection/place.ts';
import { ignoreTls } from '../connection/trust.ts';

/** Where a server is, and how to talk to it. */
export const tlsFields = {
  useTls: z
    .boolean()
    .default(false)
    .meta({ title: 'Encrypted (TLS)', es: { title: 'Cifrado (TLS)' } }),
  ignoreTls,
  ca: ownAuthority,
  family: ipFamily,
};

export interface ServerSettings {
  readonly host: string;
  readonly port: number;
  readonly family: z.output<typeof ipFamily>;
  readonly useTls: boolean;
  readonly ignoreTls: boolean;
  readonly ca?: string | undefined;
}

export function placeFields(placeholder: string, port: number) {
  return {
    host: hostName.meta({ title: 'Host', placeholder, es: { title: 'Equipo' } }),
    port: portNumber.default(port).meta({ title: 'Port', es: { title: 'Puerto' } }),
  };
}

export const loginText = z.string().max(1000);

export const userField = loginText.optional().meta({ title: 'User', es: { title: 'Usuario' } });

export const passwordField = loginText
  .optional()
  .meta({ title: 'Password', secret: true, es: { title: 'Contraseña' } });
