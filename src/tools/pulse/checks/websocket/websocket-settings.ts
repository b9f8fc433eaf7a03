import { z } from 'zod';
import { ownAuthority } from '#kernel/settings/own-authority.ts';
import { ipFamily } from '../connection/place.ts';
import { ignoreTls } from '../connection/trust.ts';
import { headersField, secretHeadersField } from '../http/header-lines.ts';
import { isWebAddress } from '../http/request-settings.ts';
import { parseCloseCodes } from './close-codes.ts';

/** Of HTTP, with the scheme that it stands for. */
export function asHttp(url: string): string {
  return url.trim().replace(/^ws(s?):/i, 'http$1:');
}

export const websocketSettings = z.object({
  url: z
    .string()
    .trim()
    .max(4000)
    .refine((text) => /^wss?:/i.test(text) && isWebAddress(asHttp(text)), {
      error: 'Enter ws://… or wss://…, without a login in it.',
    })
    .meta({ title: 'Address', placeholder: 'wss://home.lan/api/websocket', es: { title: 'Dirección' } }),
  protocols: z
    .string()
    .trim()
    .max(200)
    .regex(/^([!#$%&'*+.^`|~\w-]+(\s*,\s*[!#$%&'*+.^`|~\w-]+)*)?$/, 'List names, with commas between.')
    .optional()
    .meta({
      title: 'Subprotocols',
      placeholder: 'mqtt, graphql-ws',
      es: { title: 'Subprotocolos' },
    }),
  headers: headersField.meta({ placeholder: 'Origin: https://home.lan' }),
  secretHeaders: secretHeadersField.meta({ placeholder: 'Authorization: Bearer …' }),
  send: z
    .string()
    .max(10_000)
    .optional()
    .meta({ title: 'Message to send', es: { title: 'Mensaje que se envía' } }),
  expect: z
    .string()
    .max(1000)
    .optional()
    .meta({
      title: 'Expected in a message',
      help: 'Empty: it is enough that the connection opens.',
      es: { title: 'Se espera en un mensaje', help: 'Vacío: basta con que se abra la conexión.' },
    }),
  closeCodes: z
    .string()
    .trim()
    .max(200)
    .refine((text) => parseCloseCodes(text) !== undefined, { error: 'List codes, as in 1000, 3000-3999.' })
    .default('1000, 1005')
    .meta({
      title: 'Accepted close codes',
      help: 'What the server may say when the connection is closed; 1005 stands for nothing.',
      es: {
        title: 'Códigos de cierre aceptados',
        help: 'Lo que puede decir el servidor al cerrarse la conexión; 1005 significa nada.',
      },
    }),
  family: ipFamily,
  ignoreTls,
  ca: ownAuthority,
});

export type WebsocketSettings = z.output<typeof websocketSettings>;
