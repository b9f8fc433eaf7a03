import type { IncomingHttpHeaders } from 'node:http';
import type { SecureContext } from 'node:tls';
import type { CertificateFacts, CheckContext, Timings } from '../check-kind.ts';
import { certificateReason } from '../connection/certificate-facts.ts';
import { connect, type Connection } from '../connection/connect.ts';
import { secure } from '../connection/secure.ts';
import type { Reason } from '../reasons.ts';
import { askOver } from './ask-over.ts';
import type { Destination } from './destination.ts';
import type { Header } from './header-lines.ts';

export interface HttpRequest {
  readonly destination: Destination;
  readonly method: string;
  readonly headers: readonly Header[];
  readonly body: Buffer | undefined;
  readonly secureContext: SecureContext;
  readonly isTrustIgnored: boolean;
  /** How much of the body of an answer is wanted. */
  readonly wish: (status: number) => BodyWish;
}

/** `start`: the first few kibibytes; `none`: read to its end, if that comes soon, but not kept. */
export type BodyWish = 'all' | 'start' | 'none';

export interface HttpAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: IncomingHttpHeaders;
  /** As it came, perhaps compressed; empty unless it was wanted. */
  readonly body: Buffer;
  readonly firstByteMs: number;
  readonly reason?: undefined;
}

export interface Exchange {
  readonly addresses: readonly string[];
  readonly address?: string | undefined;
  readonly timings: Timings;
  readonly certificate?: CertificateFacts | undefined;
  readonly answer?: HttpAnswer;
  /** There is no answer, and this is why. */
  readonly reason?: Reason;
}

/** One request on a connection of its own, which is gone afterwards. */
export async function exchange(request: HttpRequest, context: CheckContext): Promise<Exchange> {
  const { destination } = request;
  const connection = await connect(destination, context);
  if (connection.socket === undefined) return connection;
  if (destination.isSecure) return exchangeSecurely(request, connection, context);
  const { socket, addresses, address, timings } = connection;
  const answer = await askOver(socket, request, context);
  return answered({ addresses, address, timings }, answer);
}

async function exchangeSecurely(
  request: HttpRequest,
  { socket: plain, addresses, address, timings }: Extract<Connection, { reason?: undefined }>,
  context: CheckContext,
): Promise<Exchange> {
  const { host } = request.destination;
  const how = { host, secureContext: request.secureContext, protocols: ['http/1.1'] };
  const secured = await secure(plain, how, context);
  if (secured.reason !== undefined) return { addresses, address, timings, reason: secured.reason };
  const { socket, certificate, tlsMs } = secured;
  const facts = { addresses, address, timings: { ...timings, tlsMs }, certificate };
  const reason = request.isTrustIgnored ? undefined : certificateReason(certificate, host, context.nowMs());
  if (reason !== undefined) {
    socket.destroy();
    return { ...facts, reason };
  }
  return answered(facts, await askOver(socket, request, context));
}

function answered(facts: Exchange, answer: HttpAnswer | { readonly reason: Reason }): Exchange {
  if (answer.reason !== undefined) return { ...facts, reason: answer.reason };
  return { ...facts, answer, timings: { ...facts.timings, firstByteMs: answer.firstByteMs } };
}
