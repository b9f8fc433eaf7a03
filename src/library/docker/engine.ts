import type { Duplex } from 'node:stream';
import { agreeVersion } from './agreed-version.ts';
import type { ApiVersion } from './api-version.ts';
import type { EngineAddress } from './engine-address.ts';
import { callHijack, callJson, callPing, callStream, type Connection } from './engine-calls.ts';
import type { CallOptions, EngineRequest, StreamRequest } from './engine-request.ts';
import type { EngineStream } from './engine-stream.ts';
import { openTransport } from './transport.ts';

/** One connection to one engine, for any number of callers. Every method throws `EngineError`. */
export interface Engine extends AsyncDisposable {
  readonly address: EngineAddress;
  /** The API version in use, agreed on first need and again after the engine was unreachable or upgraded. */
  apiVersion(options?: CallOptions): Promise<ApiVersion>;
  /** Whether the engine answers at all, within 5 s; resolves to its own clock, exact to the second. */
  ping(options?: CallOptions): Promise<{ clockMs: number | null }>;
  /** One request and its whole answer, undefined when that has no body. The caller vouches for `T`. */
  json<T>(request: EngineRequest): Promise<T>;
  /** An answer that is read as it arrives, on a socket of its own. */
  stream(request: StreamRequest): Promise<EngineStream>;
  /** Both directions of a hijacked connection (exec, attach). Destroy it when done. */
  hijack(request: EngineRequest): Promise<Duplex>;
}

export interface EngineOptions {
  /** Time for a call that names none. Default 30 s. */
  readonly timeoutMs?: number;
  /** Newest version to agree on; lower it to see an older engine's behaviour. */
  readonly newestApi?: ApiVersion;
}

/** Opens nothing yet: the first call connects. Disposing closes every socket of this connection. */
export function connectEngine(address: EngineAddress, options: EngineOptions = {}): Engine {
  const transport = openTransport(address);
  const version = agreeVersion(transport, options.newestApi);
  const connection: Connection = { transport, version, timeoutMs: options.timeoutMs ?? 30_000 };
  return {
    address,
    apiVersion: (call = {}) => version.current(call.signal),
    ping: (call) => callPing(connection, call),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the caller knows which answer it asked for
    json: async <T>(request: EngineRequest) => (await callJson(connection, request)) as T,
    stream: (request) => callStream(connection, request),
    hijack: (request) => callHijack(connection, request),
    async [Symbol.asyncDispose]() {
      transport[Symbol.dispose]();
    },
  };
}
