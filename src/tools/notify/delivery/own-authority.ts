import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { Reason } from '../reason.ts';

/** PEM; trusted in place of the authorities that everybody trusts, for servers at home. */
export const ownAuthority = z
  .string()
  .max(20_000)
  .refine((text) => text.trim() === '' || isCertificate(text), {
    error: 'This is no certificate. Copy all of it, from BEGIN to END, with its line ends.',
  })
  .optional()
  .meta({
    title: 'Certificate of your authority',
    multiline: 4,
    placeholder: '-----BEGIN CERTIFICATE-----',
    help: 'PEM. Only if the certificate of the server is not from a public authority.',
    es: {
      title: 'Certificado de tu autoridad',
      help: 'PEM. Solo si el certificado del servidor no es de una autoridad pública.',
    },
  });

/** For the options of TLS. */
export function trusted(ca: string | undefined): { readonly ca?: string } {
  return ca?.trim() ? { ca } : {};
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
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
