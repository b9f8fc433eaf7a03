import { X509Certificate } from 'node:crypto';
import { z } from 'zod';

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

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}
