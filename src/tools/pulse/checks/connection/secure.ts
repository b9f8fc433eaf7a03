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

const cut: Reason = { id: 'reset', detail: 'Cut during the TLS handshake' };

/** Whom the certificate has to be for, whom to trust, and what is spoken afterwards (ALPN). */
interface Handshake {
  readonly host: string;
  readonly secureContext: SecureContext;
  readonly protocols: readonly string[];
}

/** Sets up TLS on a connection. On failure, and when the signal aborts, the connection is gone. */
export function secure(plain: Socket, how: Handshake, context: CheckContext): Promise<Secured | NotSecured> {
  const { signal, monotonicMs, nowMs } = context;
  const startMs = monotonicMs();
  return new Promise((resolve) => {
    const socket = socketOver(plain, how);
    const fail = (reason: Reason) => {
      signal.removeEventListener('abort', giveUp);
      socket.destroy();
      plain.destroy();
      resolve({ reason });
    };
    const giveUp = () => fail({ id: 'timeout-answer', detail: 'The TLS handshake did not end' });
    signal.addEventListener('abort', giveUp);
    // It stays for good: a socket without a listener for errors would end the process.
    socket.on('error', (error) => fail(handshakeReason(error)));
    socket.once('close', () => fail(cut));
    socket.once('secureConnect', () => {
      signal.removeEventListener('abort', giveUp);
      const certificate = socket.getPeerX509Certificate();
      if (certificate === undefined)
        return fail({ id: 'tls-failed', detail: 'The server has no certificate' });
      const facts = certificateFacts(certificate, problemOf(socket), nowMs());
      resolve({ socket, certificate: facts, tlsMs: monotonicMs() - startMs });
    });
    if (signal.aborted) giveUp();
  });
}

function socketOver(socket: Socket, { host, secureContext, protocols }: Handshake): TLSSocket {
  return connectTls({
    socket,
    secureContext,
    host,
    servername: isIP(host) === 0 ? host.replace(/\.$/, '') : '',
    ALPNProtocols: [...protocols],
    // What is wrong with the certificate is said by its name, and needs the certificate.
    rejectUnauthorized: false,
  });
}

/** Node types it as an error and gives a code. */
function problemOf({ authorized, authorizationError }: TLSSocket): string | undefined {
  return authorized ? undefined : String(authorizationError);
}

/** Node calls a connection that ends during the handshake a reset one. */
function handshakeReason(error: Error): Reason {
  const reason = reasonOfError(error);
  if (reason?.id === 'reset') return cut;
  return reason ?? { id: 'tls-failed', detail: detailOf(error.message) };
}
