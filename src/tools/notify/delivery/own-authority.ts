import type { Reason } from '../reason.ts';

/** For the options of TLS. */
export function trusted(ca: string | undefined): { readonly ca?: string } {
  return ca?.trim() ? { ca } : {};
}

const untrusted = /self-signed|unable to (verify|get)|does not match|altnames|certificate/i;
/** Of Node's, for whoever starts it. */
const hint = /; if the root CA is installed locally.*$/i;

/** @param ports what to check where it is not the certificate that is wrong. */
export function notEncrypted(said: string, ports: Reason): Reason {
  const advice = untrusted.test(said) ? checkName : ports;
  const words = said.replace(hint, '');
  return {
    en: `The connection could not be encrypted: ${words}. ${advice.en}`,
    es: `No se pudo cifrar la conexión: ${words}. ${advice.es}`,
  };
}

const checkName: Reason = {
  en: 'Check the name of the server; if its certificate is not from a public authority, enter the certificate of yours.',
  es: 'Revisa el nombre del servidor; si su certificado no es de una autoridad pública, escribe el de la tuya.',
};
