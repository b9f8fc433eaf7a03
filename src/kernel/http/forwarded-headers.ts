import type { IncomingHttpHeaders } from 'node:http';
import type { Connection } from './connection.ts';

/** Fields that speak of one connection only (RFC 9110, 7.6.1). */
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];
/** Said anew by us; whatever the client wrote there is dropped. */
const ours = ['nexus-peer', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'x-real-ip'];

/** The fields that belong to the message itself, without those that `Connection` names. */
export function endToEndHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const named = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  const dropped = new Set([...hopByHop, ...named]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name)));
}

/** What a peer is told of a request: the message as it came, and what `signature` vouches for about its sender. */
export function forwardedHeaders(
  headers: IncomingHttpHeaders,
  connection: Connection,
  signature: string,
): IncomingHttpHeaders {
  const dropped = new Set(ours);
  const kept = Object.entries(endToEndHeaders(headers)).filter(([name]) => !dropped.has(name));
  return {
    ...Object.fromEntries(kept),
    // `Connection` may name these to have them dropped; they decide about cookies and origins.
    ...(headers.host !== undefined && { host: headers.host }),
    ...(headers.origin !== undefined && { origin: headers.origin }),
    // Node frames the body anew; without this, a body on a GET would be sent without any frame.
    ...(headers['transfer-encoding'] !== undefined && { 'transfer-encoding': 'chunked' }),
    ...(connection.canSignIn ? {} : { forwarded: 'for=unknown' }),
    'x-forwarded-for': connection.address,
    'x-forwarded-proto': connection.isHttps ? 'https' : 'http',
    'nexus-peer': signature,
  };
}
