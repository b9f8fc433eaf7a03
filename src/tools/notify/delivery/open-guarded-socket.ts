import { lookup as resolve } from 'node:dns';
import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import { guardedLookup, isRefusedAddress, noConnection, refusal } from './guarded-fetch.ts';

const connectMs = 5_000;

export interface SocketTarget {
  readonly host: string;
  readonly port: number;
}

/** A plain connection to a receiver that speaks no HTTP, under the rules of `guardedFetch`: 5 s at most, and no link-local address. */
export async function openGuardedSocket(
  { host, port }: SocketTarget,
  signal: AbortSignal,
  lookup: LookupFunction = resolve,
): Promise<Socket> {
  if (isIP(host) > 0 && isRefusedAddress(host)) throw refusal(host);
  const { promise, resolve: connected, reject } = Promise.withResolvers<Socket>();
  const socket = connect({ host, port, lookup: guardedLookup(lookup), signal });
  const timer = setTimeout(() => socket.destroy(noConnection(`${host}:${port}`, connectMs)), connectMs);
  socket.once('connect', () => connected(socket));
  socket.once('error', reject);
  return promise.finally(() => clearTimeout(timer));
}
