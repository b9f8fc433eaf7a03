import * as http from 'node:http';
import * as https from 'node:https';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describeAddress, type EngineAddress } from './engine-address.ts';
import { errorOfConnection } from './engine-error.ts';
import { rawExchange } from './raw-exchange.ts';

/**
 * `read` reuses kept-alive sockets. `write` takes a fresh socket each time: a reset on a reused one would leave open
 * whether the engine did it. `stream` has no limit, so that a hundred followed logs never hold up a command.
 */
export type Lane = 'read' | 'write' | 'stream';

export interface Outgoing {
  readonly lane: Lane;
  readonly method: string;
  /** As sent, with version and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | AsyncIterable<Uint8Array> | undefined;
  readonly signal: AbortSignal;
}

export type Hijacked = { readonly granted: Duplex } | { readonly refused: http.IncomingMessage };

export interface Transport extends Disposable {
  readonly target: string;
  /** Resolves when the head of the answer has arrived, whatever its status. */
  send(outgoing: Outgoing): Promise<http.IncomingMessage>;
  /** As `send`, but a granted hijack (101, or 200 with a raw body) resolves to both directions as one stream. */
  hijack(outgoing: Outgoing): Promise<Hijacked>;
}

const idleSocketMs = 20_000;

export function openTransport(address: EngineAddress): Transport {
  const secure = 'host' in address && address.tls !== undefined;
  const { Agent } = secure ? https : http;
  const agents = {
    read: new Agent({
      keepAlive: true,
      maxSockets: 16,
      maxFreeSockets: 4,
      timeout: idleSocketMs,
      scheduling: 'lifo',
    }),
    write: new Agent({ keepAlive: false, maxSockets: 32 }),
    stream: new Agent({ keepAlive: false }),
  };
  const base = requestBase(address);
  // Node verifies a certificate against the Host header where there is one, so only a socket gets a made-up host.
  const host = 'socketPath' in address ? { Host: 'docker' } : {};
  const target = describeAddress(address);
  const begin = (outgoing: Outgoing) =>
    (secure ? https : http).request({
      ...base,
      agent: agents[outgoing.lane],
      method: outgoing.method,
      path: outgoing.path,
      headers: { ...host, ...outgoing.headers },
      signal: outgoing.signal,
    });
  return {
    target,
    send: (outgoing) => sendOnce(begin, outgoing, target, true),
    hijack: (outgoing) => hijackOnce(begin, outgoing, target),
    [Symbol.dispose]() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

function requestBase(address: EngineAddress): https.RequestOptions {
  if ('socketPath' in address) return { socketPath: address.socketPath };
  return { host: address.host, port: address.port, ...address.tls };
}

type Begin = (outgoing: Outgoing) => http.ClientRequest;

async function sendOnce(
  begin: Begin,
  outgoing: Outgoing,
  target: string,
  mayRepeat: boolean,
): Promise<http.IncomingMessage> {
  outgoing.signal.throwIfAborted();
  const request = begin(outgoing);
  const answer = Promise.withResolvers<http.IncomingMessage>();
  request.once('response', answer.resolve);
  request.on('error', answer.reject);
  if (outgoing.lane === 'stream') request.once('socket', (socket) => socket.setKeepAlive(true, 30_000));
  transmit(request, outgoing);
  try {
    return await answer.promise;
  } catch (error) {
    outgoing.signal.throwIfAborted();
    // The engine or a proxy closed an idle socket while we were picking it up; reading again is harmless.
    if (mayRepeat && outgoing.lane === 'read' && request.reusedSocket)
      return await sendOnce(begin, outgoing, target, false);
    throw errorOfConnection(error, target);
  }
}

async function hijackOnce(begin: Begin, outgoing: Outgoing, target: string): Promise<Hijacked> {
  outgoing.signal.throwIfAborted();
  const request = begin({
    ...outgoing,
    headers: { ...outgoing.headers, Connection: 'Upgrade', Upgrade: 'tcp' },
  });
  const answer = Promise.withResolvers<Hijacked>();
  request.once('upgrade', (_response, socket, head) => {
    if (head.length > 0) socket.unshift(head);
    socket.on('error', () => socket.destroy());
    answer.resolve({ granted: socket });
  });
  request.once('response', (response) =>
    answer.resolve(response.statusCode === 200 ? { granted: rawExchange(response) } : { refused: response }),
  );
  request.on('error', answer.reject);
  transmit(request, outgoing);
  try {
    return await answer.promise;
  } catch (error) {
    outgoing.signal.throwIfAborted();
    throw errorOfConnection(error, target);
  }
}

function transmit(request: http.ClientRequest, { body }: Outgoing): void {
  if (body === undefined || typeof body === 'string') request.end(body);
  else pipeline(body, request).catch((error: Error) => request.destroy(error));
}
