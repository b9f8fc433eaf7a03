import type { ApiVersion } from './api-version.ts';
import { encodeQuery, type Query } from './query.ts';
import type { Lane, Outgoing } from './transport.ts';

/** What every call may carry. An abort rejects with the signal's own reason. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Time for the whole call; of a stream, time to the first byte of the answer. Default 30 s. */
  readonly timeoutMs?: number | undefined;
}

export interface EngineRequest extends CallOptions {
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  /** Without the version prefix, with encoded names: `/containers/json`. */
  readonly path: string;
  readonly query?: Query;
  /** Sent as JSON, or as it is when it yields bytes (then set Content-Type). */
  readonly body?: object | AsyncIterable<Uint8Array> | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** Set for calls the engine may hold open for minutes, so that they take no place among the commands. */
  readonly ownSocket?: boolean;
}

export interface StreamRequest extends EngineRequest {
  /** Longest silence while somebody waits for bytes. Default: any. */
  readonly idleTimeoutMs?: number | undefined;
}

/** How a request is called in an error. */
export function nameOf(request: EngineRequest): string {
  return `${request.method ?? 'GET'} ${request.path}`;
}

export function toOutgoing(
  request: EngineRequest,
  version: ApiVersion,
  lane: Lane,
  signal: AbortSignal,
): Outgoing {
  const { method = 'GET', body, headers = {} } = request;
  const path = `/v${version}${request.path}${encodeQuery(request.query)}`;
  if (body === undefined) return { lane, method, path, signal, headers };
  if (Symbol.asyncIterator in body) return { lane, method, path, signal, headers, body };
  const text = JSON.stringify(body);
  const length = String(Buffer.byteLength(text));
  return {
    lane,
    method,
    path,
    signal,
    headers: { 'Content-Type': 'application/json', 'Content-Length': length, ...headers },
    body: text,
  };
}
