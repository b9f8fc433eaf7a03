import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { CheckContext } from '../check-kind.ts';
import type { Reason } from '../reasons.ts';
import { certificateReason } from './certificate-facts.ts';
import { connect } from './connect.ts';
import type { Place } from './place.ts';
import { type NotSecured, secure, type Secured } from './secure.ts';
import type { ConnectionSeen } from './shared-facts.ts';

/** How to go on by TLS, and whether any certificate will do. */
export interface Encryption {
  readonly secureContext: SecureContext;
  readonly protocols: readonly string[];
  readonly isTrustIgnored: boolean;
}

export type Reached = ConnectionSeen &
  (
    | { readonly socket: Socket; readonly reason?: undefined }
    | { readonly socket?: undefined; readonly reason: Reason }
  );

/** Connects, by TLS where it says how, to whom it may trust. The socket that comes back is the caller's to destroy. */
export async function reach(
  place: Place,
  encryption: Encryption | undefined,
  context: CheckContext,
): Promise<Reached> {
  const connection = await connect(place, context);
  if (connection.socket === undefined || encryption === undefined) return connection;
  const { socket: plain, ...seen } = connection;
  const { tlsMs, ...secured } = await encrypt(plain, place.host, encryption, context);
  const timings = tlsMs === undefined ? seen.timings : { ...seen.timings, tlsMs };
  return { ...seen, ...secured, timings };
}

/** Without a trusted certificate the connection is gone, and the certificate is told all the same. */
export async function encrypt(
  plain: Socket,
  host: string,
  { isTrustIgnored, ...how }: Encryption,
  context: CheckContext,
): Promise<Secured | (NotSecured & Partial<Pick<Secured, 'certificate' | 'tlsMs'>>)> {
  const secured = await secure(plain, { host, ...how }, context);
  if (secured.reason !== undefined || isTrustIgnored) return secured;
  const { socket, certificate, tlsMs } = secured;
  const reason = certificateReason(certificate, host, context.nowMs());
  if (reason === undefined) return secured;
  socket.destroy();
  return { reason, certificate, tlsMs };
}
