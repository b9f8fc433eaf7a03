import type { Reason } from '../reason.ts';
import { refusedAddress } from './guarded-fetch.ts';

const untrusted: Reason = {
  en: 'the certificate of the receiver is not trusted',
  es: 'el certificado del receptor no es de confianza',
};

/** What the codes of the system's network calls mean. */
const meanings: Readonly<Record<string, Reason>> = {
  ECONNREFUSED: {
    en: 'nothing listens at this address and port',
    es: 'nada escucha en esa dirección y puerto',
  },
  ECONNRESET: { en: 'the receiver cut the connection', es: 'el receptor cortó la conexión' },
  ENOTFOUND: { en: 'there is no such name', es: 'ese nombre no existe' },
  EAI_AGAIN: { en: 'the name server does not answer', es: 'el servidor de nombres no responde' },
  ETIMEDOUT: { en: 'the receiver does not answer', es: 'el receptor no responde' },
  [refusedAddress]: {
    en: 'no message goes to link-local or metadata addresses',
    es: 'ningún mensaje va a direcciones locales de enlace o de metadatos',
  },
  EHOSTUNREACH: { en: 'there is no way to the receiver', es: 'no hay camino hasta el receptor' },
  CERT_HAS_EXPIRED: {
    en: 'the certificate of the receiver has expired',
    es: 'el certificado del receptor ha caducado',
  },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    en: 'the certificate of the receiver is for another name',
    es: 'el certificado del receptor es para otro nombre',
  },
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  ENETUNREACH: { en: 'there is no way to that network', es: 'no hay camino hasta esa red' },
};

const mostCauses = 3;
const plain: Reason = { en: 'It could not be sent', es: 'No se pudo enviar' };

/** What was thrown, in words, with the words of the system. */
export function networkWords(thrown: unknown): Reason {
  const errors = causesOf(thrown);
  const said = errors
    .map(({ message }) => message)
    .filter((text) => text !== '')
    .join(': ');
  const meaning = errors.map((error) => meanings[codeOf(error)]).find((known) => known !== undefined);
  if (meaning === undefined)
    return {
      en: `${plain.en}: ${said || 'the connection failed'}`,
      es: `${plain.es}: ${said || 'la conexión falló'}`,
    };
  const own = said === '' ? '' : ` (${said})`;
  return { en: `${plain.en}: ${meaning.en}${own}`, es: `${plain.es}: ${meaning.es}${own}` };
}

/** Of several addresses that were all tried, the first speaks for all. */
function causesOf(thrown: unknown): Error[] {
  const causes: Error[] = [];
  for (let each: unknown = thrown; each instanceof Error && causes.length < mostCauses; each = nextOf(each))
    causes.push(each);
  return causes;
}

function nextOf(error: Error): unknown {
  return error instanceof AggregateError && error.cause === undefined ? error.errors[0] : error.cause;
}

function codeOf(error: Error): string {
  // Of `AbortSignal.timeout`, whose code is a number.
  if (error.name === 'TimeoutError') return 'ETIMEDOUT';
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
