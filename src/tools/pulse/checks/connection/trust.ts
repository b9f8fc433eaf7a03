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
