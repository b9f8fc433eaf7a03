import { z } from 'zod';
import { ownAuthority } from '#kernel/settings/own-authority.ts';
import { ipFamily } from '../connection/place.ts';
import { ignoreTls } from '../connection/trust.ts';
import { pathField } from '../dialogue/value-at-path.ts';
import { parseAcceptedStatus } from './accepted-status.ts';
import { jsonOperators } from './json-query.ts';
import { requestSettings } from './request-settings.ts';

const maxRedirects = 10;

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
  jsonPath: pathField.meta({
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
  .object({ ...requestSettings, ...expectations, ...connection })
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
