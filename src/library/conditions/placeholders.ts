import type { Text } from '#library/text.ts';

/** What a placeholder holds: `duration` is a number of milliseconds that is shown as hours. */
export type PlaceholderKind = 'number' | 'duration' | 'text' | 'truth';
export type PlaceholderName = keyof typeof placeholders;

export interface Wording extends Text {
  readonly example: string;
}

interface Placeholder extends Wording {
  readonly kind: PlaceholderKind;
}

/** Everything that a condition can ask of a check; all but TOPIC are Gatus's. */
export const placeholders = {
  STATUS: {
    kind: 'number',
    example: '[STATUS] == any(200, 204)',
    en: 'The HTTP status code of the answer',
    es: 'El código de estado HTTP de la respuesta',
  },
  RESPONSE_TIME: {
    kind: 'number',
    example: '[RESPONSE_TIME] < 500ms',
    en: 'How long the answer took, in milliseconds',
    es: 'Cuánto tardó la respuesta, en milisegundos',
  },
  BODY: {
    kind: 'text',
    example: '[BODY].status == UP',
    en: 'The answer itself; with a path, a value in its JSON, as in [BODY].users[0].name',
    es: 'La respuesta misma; con una ruta, un valor de su JSON, como en [BODY].users[0].name',
  },
  CONNECTED: {
    kind: 'truth',
    example: '[CONNECTED] == true',
    en: 'Whether a connection was made',
    es: 'Si se logró una conexión',
  },
  IP: {
    kind: 'text',
    example: '[IP] == pat(192.168.*)',
    en: 'The address that was connected to',
    es: 'La dirección a la que se conectó',
  },
  DNS_RCODE: {
    kind: 'text',
    example: '[DNS_RCODE] == NOERROR',
    en: 'How the name server answered',
    es: 'Cómo respondió el servidor de nombres',
  },
  CERTIFICATE_EXPIRATION: {
    kind: 'duration',
    example: '[CERTIFICATE_EXPIRATION] > 14d',
    en: 'How long the certificate is still valid',
    es: 'Cuánto tiempo sigue siendo válido el certificado',
  },
  DOMAIN_EXPIRATION: {
    kind: 'duration',
    example: '[DOMAIN_EXPIRATION] > 30d',
    en: 'How long the domain is still registered',
    es: 'Cuánto tiempo sigue registrado el dominio',
  },
  TOPIC: {
    kind: 'text',
    example: '[TOPIC] == home/door',
    en: 'The MQTT topic of the message',
    es: 'El tema MQTT del mensaje',
  },
} as const satisfies Readonly<Record<string, Placeholder>>;

/** What can be written around or beside a placeholder. */
export const conditionFunctions: Readonly<Record<'pat' | 'any' | 'len' | 'has', Wording>> = {
  pat: {
    example: '[BODY] == pat(*ready*)',
    en: 'Matches a pattern: * any text, ? one character, [a-z] one of these',
    es: 'Coincide con un patrón: * cualquier texto, ? un carácter, [a-z] uno de estos',
  },
  any: {
    example: '[STATUS] == any(200, 429)',
    en: 'Is one of these values',
    es: 'Es uno de estos valores',
  },
  len: {
    example: 'len([BODY].items) > 0',
    en: 'The number of elements of a list, or of characters of a text',
    es: 'El número de elementos de una lista, o de caracteres de un texto',
  },
  has: {
    example: 'has([BODY].error) == false',
    en: 'Whether there is such a value',
    es: 'Si existe tal valor',
  },
};

export function isPlaceholderName(name: string): name is PlaceholderName {
  return Object.hasOwn(placeholders, name);
}
