import { z } from 'zod';

/** PEM; trusted in place of the authorities that everybody trusts, for servers at home. */
export const ownAuthority = z
  .string()
  .max(20_000)
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
