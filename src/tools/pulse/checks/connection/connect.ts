import { connect as connectSocket, type Socket } from 'node:net';
import type { CheckContext } from '../check-kind.ts';
import type { Reason } from '../reasons.ts';
import { findAddresses } from './find-addresses.ts';
import type { Place } from './place.ts';
import { reasonOfError } from './reason-of-error.ts';
import type { ConnectionSeen } from './shared-facts.ts';

export type Connection = Omit<ConnectionSeen, 'certificate'> &
  (
    | { readonly socket: Socket; readonly reason?: undefined }
    | { readonly socket?: undefined; readonly reason: Reason }
  );

const leastAttemptMs = 500;

/**
 * Connects to the first address that takes the connection. Those before it may fail: each but the last gets its share of the
 * time. The socket that comes back is the caller's to destroy; errors on it never go unheard.
 */
export async function connect(place: Place, context: CheckContext): Promise<Connection> {
  const startMs = context.monotonicMs();
  const found = await findAddresses(place.host, place.family ?? 'any', context);
  const addresses = found.addresses.map(({ address }) => address);
  const dns = found.dnsMs === undefined ? {} : { dnsMs: found.dnsMs };
  if (found.reason !== undefined) return { addresses, timings: dns, reason: found.reason };
  let failure: Reason = { id: 'timeout-connect' };
  let tried = '';
  for (const [index, { address }] of found.addresses.entries()) {
    if (context.signal.aborted) break;
    tried = address;
    const attemptMs = context.monotonicMs();
    const leftMs = context.timeoutMs - (attemptMs - startMs);
    const others = found.addresses.length - index - 1;
    const shareMs = others === 0 ? undefined : Math.max(leastAttemptMs, leftMs / (others + 1));
    // One after the other: the next is only for when this one fails.
    // oxlint-disable-next-line no-await-in-loop
    const socket = await openSocket(address, place.port, context.signal, shareMs);
    const connectMs = context.monotonicMs() - attemptMs;
    if ('id' in socket) failure = socket;
    else return { socket, addresses, address, timings: { ...dns, connectMs } };
  }
  return { addresses, ...(tried && { address: tried }), timings: dns, reason: failure };
}

function openSocket(
  host: string,
  port: number,
  signal: AbortSignal,
  withinMs: number | undefined,
): Promise<Socket | Reason> {
  return new Promise((resolve, reject) => {
    const socket = connectSocket({ host, port });
    const finish = () => {
      signal.removeEventListener('abort', giveUp);
      clearTimeout(timer);
    };
    const giveUp = () => {
      finish();
      socket.destroy();
      resolve({ id: 'timeout-connect' });
    };
    const timer = withinMs === undefined ? undefined : setTimeout(giveUp, withinMs);
    signal.addEventListener('abort', giveUp);
    // It stays for good: a socket without a listener for errors would end the process.
    socket.on('error', (error) => {
      finish();
      const reason = reasonOfError(error);
      if (reason === undefined) reject(error);
      else resolve(reason);
    });
    socket.once('connect', () => {
      finish();
      resolve(socket);
    });
    if (signal.aborted) giveUp();
  });
}
