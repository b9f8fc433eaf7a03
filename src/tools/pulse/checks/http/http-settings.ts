import { z } from 'zod';
import { parsePath } from '#library/conditions/json-path.ts';
import { ipFamily, isHost } from '../connection/place.ts';
import { ignoreTls, ownAuthority } from '../connection/trust.ts';
import { parseAcceptedStatus } from './accepted-status.ts';
import { headerLines } from './header-lines.ts';
import { jsonOperators } from './json-query.ts';

export const maxRedirects = 10;

/** Without a login in it: that has fields of its own, which are kept secret. */
export function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    return false;
  return isHost(url.hostname.replace(/^\[(.*)\]$/, '$1'));
}

const loginText = z.string().max(1000);

const request = {
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
  headers: headerLines.optional().meta({
    title: 'Headers',
    multiline: 3,
    placeholder: 'Accept: application/json',
    help: 'One a line. They can be read by everybody who sees the monitor.',
    es: { title: 'Cabeceras', help: 'Una por línea. Puede leerlas quien vea el monitor.' },
  }),
  secretHeaders: headerLines.optional().meta({
    title: 'Secret headers',
    secret: true,
    multiline: 3,
    placeholder: 'X-Api-Key: …',
    help: 'One a line. Nobody reads them again.',
    es: { title: 'Cabeceras secretas', help: 'Una por línea. Nadie vuelve a leerlas.' },
  }),
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
  password: loginText.optional().meta({ title: 'Password', secret: true, es: { title: 'Contraseña' } }),
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

const expectations = {
  redirects: z
    .int()
    .min(0)
    .max(maxRedirects)
    .default(5)
    .meta({
      title: 'Redirects followed',
      help: '0: the first answer counts. A login is not sent on to another server.',
      es: {
        title: 'Redirecciones que se siguen',
        help: '0: cuenta la primera respuesta. El inicio de sesión no se envía a otro servidor.',
      },
    }),
  acceptedStatus: z
    .string()
    .trim()
    .max(200)
    .refine((text) => parseAcceptedStatus(text) !== undefined, {
      error: 'List status codes and ranges, as in 200-299, 401, 5xx.',
    })
    .default('200-299')
    .meta({
      title: 'Accepted status codes',
      placeholder: '200-299, 401',
      es: { title: 'Códigos de estado aceptados' },
    }),
  keyword: z
    .string()
    .max(1000)
    .optional()
    .meta({
      title: 'Text in the answer',
      help: 'Capital and small letters count.',
      es: { title: 'Texto en la respuesta', help: 'Se distinguen mayúsculas y minúsculas.' },
    }),
  keywordIsUnwanted: z
    .boolean()
    .default(false)
    .meta({ title: 'That text must not be there', es: { title: 'Ese texto no debe aparecer' } }),
  jsonPath: z
    .string()
    .trim()
    .max(500)
    .refine((path) => parsePath(path).path !== undefined, {
      error: 'A path is names after dots and positions from 0 in brackets, as in users[0].name.',
    })
    .optional()
    .meta({
      title: 'Value in JSON',
      placeholder: 'status.database',
      help: 'The way to a value: names after dots, positions from 0 in brackets.',
      es: {
        title: 'Valor en JSON',
        help: 'El camino hasta un valor: nombres tras puntos, posiciones desde 0 entre corchetes.',
      },
    }),
  jsonOperator: z
    .enum(jsonOperators)
    .default('==')
    .meta({
      title: 'Comparison',
      options: { '==': 'is', '!=': 'is not', contains: 'contains', exists: 'is there' },
      es: {
        title: 'Comparación',
        options: { '==': 'es', '!=': 'no es', contains: 'contiene', exists: 'existe' },
      },
    }),
  jsonExpected: z
    .string()
    .max(1000)
    .default('')
    .meta({ title: 'Expected value', es: { title: 'Valor esperado' } }),
};

const connection = {
  family: ipFamily,
  ignoreTls,
  ca: ownAuthority,
  certificateWarnDays: z
    .int()
    .min(0)
    .max(365)
    .default(14)
    .meta({
      title: 'Warn before the certificate expires',
      unit: 'days',
      help: '0: never.',
      es: { title: 'Avisar antes de que caduque el certificado', unit: 'días', help: '0: nunca.' },
    }),
};

export const httpSettings = z
  .object({ ...request, ...expectations, ...connection })
  .refine(({ body, bodyFormat }) => !body || bodyFormat !== 'json' || isJson(body), {
    path: ['body'],
    error: 'This is no JSON.',
  })
  .refine(({ token, user }) => !token || !user, {
    path: ['token'],
    error: 'Enter a token, or a user and a password, not both.',
  });

export type HttpSettings = z.output<typeof httpSettings>;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
