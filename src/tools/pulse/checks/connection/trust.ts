import { X509Certificate } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import { z } from 'zod';

/** Whom a TLS connection trusts. */
export interface TrustSettings {
  readonly ca?: string | undefined;
  readonly ignoreTls: boolean;
}

export const ignoreTls = z
  .boolean()
  .default(false)
  .meta({
    title: 'Accept any certificate',
    help: 'For devices that sign their own. Whoever stands between could then read the login that is sent.',
    es: {
      title: 'Aceptar cualquier certificado',
      help: 'Para equipos que firman el suyo. Quien esté en medio podría leer el inicio de sesión que se envía.',
    },
  });

/** PEM; trusted in place of the authorities that everybody trusts. */
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

let usual: SecureContext | undefined;
let lenient: SecureContext | undefined;
const own = new WeakMap<TrustSettings, SecureContext>();

/** Making one reads all authorities, so those without an own one are shared, and the others are made once per settings. */
export function secureContextOf(settings: TrustSettings): SecureContext {
  // Old devices speak nothing newer; whoever accepts any certificate is not protected by the version either.
  if (settings.ignoreTls)
    return (lenient ??= createSecureContext({ minVersion: 'TLSv1', ciphers: 'DEFAULT:@SECLEVEL=0' }));
  const ca = settings.ca?.trim();
  if (!ca) return (usual ??= createSecureContext());
  const made = own.get(settings) ?? createSecureContext({ ca });
  own.set(settings, made);
  return made;
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}
