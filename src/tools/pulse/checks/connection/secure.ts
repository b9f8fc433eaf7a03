import { isIP, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls';
import type { CertificateFacts, CheckContext } from '../check-kind.ts';
import { detailOf, type Reason } from '../reasons.ts';
import { certificateFacts } from './certificate-facts.ts';
import { reasonOfError } from './reason-of-error.ts';

export interface Secured {
  readonly socket: TLSSocket;
  /** Of the server; whether it is to be trusted is the caller's to judge, before anything is sent. */
  readonly certificate: CertificateFacts;
  readonly tlsMs: number;
  readonly reason?: undefined;
}

export interface NotSecured {
  readonly reason: Reason;
}

/** Sets up TLS on a connection. On failure, and when the signal aborts, the connection is gone. */
export function secure(
  plain: Socket,
  how: {
    readonly host: string;
    readonly secureContext: SecureContext;
    readonly protocols: readonly string[];
  },
  context: CheckContext,
): Promise<Secured | NotSecured> {
  const { signal } = context;
  const startMs = context.monotonicMs();
  const { promise, resolve } = Promise.withResolvers<Secured | NotSecured>();
  const fail = (reason: Reason) => {
    signal.removeEventListener('abort', giveUp);
    socket.destroy();
    plain.destroy();
    resolve({ reason });
  };
  const giveUp = () => fail({ id: 'tls-failed', detail: 'The handshake was not complete in the time given' });
  const socket = connectTls({
    socket: plain,
    secureContext: how.secureContext,
    host: how.host,
    servername: isIP(how.host) === 0 ? how.host.replace(/\.$/, '') : '',
    ALPNProtocols: [...how.protocols],
    // What is wrong with the certificate is said by its name, and needs the certificate.
    rejectUnauthorized: false,
  });
  // It stays for good: a socket without a listener for errors would end the process.
  socket.on('error', (error) => {
    fail(handshakeReason(error));
  });
  socket.once('close', () => fail({ id: 'reset', detail: 'Cut during the TLS handshake' }));
  socket.once('secureConnect', () => {
    signal.removeEventListener('abort', giveUp);
    const certificate = socket.getPeerX509Certificate();
    if (certificate === undefined) return fail({ id: 'tls-failed', detail: 'The server has no certificate' });
    const problem = problemOf(socket);
    const facts = certificateFacts(certificate, problem, context.nowMs());
    resolve({ socket, certificate: facts, tlsMs: context.monotonicMs() - startMs });
  });
  signal.addEventListener('abort', giveUp);
  if (signal.aborted) giveUp();
  return promise;
}

/** Node types it as an error and gives a code. */
function problemOf({ authorized, authorizationError }: TLSSocket): string | undefined {
  return authorized ? undefined : String(authorizationError);
}

/** Node calls a connection that ends during the handshake a reset one. */
function handshakeReason(error: Error): Reason {
  const reason = reasonOfError(error);
  if (reason?.id === 'reset') return { id: 'reset', detail: 'Cut during the TLS handshake' };
  return reason ?? { id: 'tls-failed', detail: detailOf(error.message) };
}
