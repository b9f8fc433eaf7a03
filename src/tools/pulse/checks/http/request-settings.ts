import { z } from 'zod';
import { isHost } from '../connection/place.ts';
import { loginText, passwordField } from '../dialogue/server-fields.ts';
import { destinationOf } from './destination.ts';
import { headersField, secretHeadersField } from './header-lines.ts';

/** Without a login in it: that has fields of its own, which are kept secret. */
export function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '') return false;
  const destination = destinationOf(url, 'any');
  return destination !== undefined && isHost(destination.host);
}

/** What is asked for, and by whom. */
export const requestSettings = {
  url: z
    .string()
    .trim()
    .max(4000)
    .refine(isWebAddress, {
      error: 'Enter http://… or https://…. A login belongs into the fields for it.',
    })
    .meta({ title: 'Address', placeholder: 'https://photos.lan/', es: { title: 'Dirección' } }),
  method: z
    .enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
    .default('GET')
    .meta({ title: 'Method', es: { title: 'Método' } }),
  headers: headersField.meta({ placeholder: 'Accept: application/json' }),
  secretHeaders: secretHeadersField.meta({ placeholder: 'X-Api-Key: …' }),
  body: z
    .string()
    .max(100_000)
    .optional()
    .meta({
      title: 'Body',
      multiline: 4,
      help: 'Sent with the request.',
      es: { title: 'Cuerpo', help: 'Se envía con la petición.' },
    }),
  bodyFormat: z
    .enum(['json', 'form', 'text'])
    .default('json')
    .meta({
      title: 'The body is',
      options: { json: 'JSON', form: 'A form: one name=value a line', text: 'Text' },
      es: {
        title: 'El cuerpo es',
        options: { json: 'JSON', form: 'Un formulario: un nombre=valor por línea', text: 'Texto' },
      },
    }),
  user: loginText
    .refine((text) => !text.includes(':'), { error: 'A user name for basic authentication has no colon.' })
    .optional()
    .meta({
      title: 'User',
      help: 'For basic authentication.',
      es: { title: 'Usuario', help: 'Para autenticación básica.' },
    }),
  password: passwordField,
  token: loginText
    .regex(/^[\x21-\x7e]*$/, 'A token has no spaces and only signs of ASCII.')
    .optional()
    .meta({
      title: 'Token',
      secret: true,
      help: 'Sent as Authorization: Bearer. Leave user and password empty then.',
      es: {
        title: 'Token',
        help: 'Se envía como Authorization: Bearer. Deja entonces vacíos usuario y contraseña.',
      },
    }),
};
