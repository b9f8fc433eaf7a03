import type { z } from 'zod';
import type { EventType } from './event.ts';

/** The tools that exist or will. The id is the name of the folder, the database, the address and the event prefix. */
export const toolIds = ['hub', 'containers', 'watcher', 'pulse', 'security', 'notify'] as const;
export type ToolId = (typeof toolIds)[number];

/** What a caller must hold: `<tool>:<verb>`, from the catalogue in `contracts/access.ts`. */
export type Permission = `${ToolId}:${string}`;

/**
 * Who may call. `public`: anyone, signed in or not. `signed-in`: any account or token. `tool`: another NEXUS process or tool
 * only. Otherwise the permission that the caller's role or token must include.
 */
export type Access = 'public' | 'signed-in' | 'tool' | Permission;

interface EndpointBase {
  /** Below `/api/<tool>`, with `{name}` for parameters: `/hosts/{host}/containers/{id}`. */
  readonly path: string;
  /** One line, in the imperative, for the API description. */
  readonly summary: string;
  readonly access: Access;
  /**
   * The handler asks `decide` again for each thing it touches, so a caller whose permission holds only for some host, stack or
   * label is let in. Without this, the permission must hold everywhere.
   */
  readonly scoped?: boolean;
  /** How long it may take until an answer begins, where that is more than a gateway waits for another process. */
  readonly mayTakeMs?: number;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
}

/** One request, one answer. */
export interface CallEndpoint extends EndpointBase {
  readonly kind: 'call';
  readonly method: Method;
  readonly body?: z.ZodType;
  readonly result: z.ZodType;
  /** Largest accepted body; 64 KiB unless said otherwise. */
  readonly bodyLimitBytes?: number;
}

/** Server-sent events over GET; resumes from the `Last-Event-ID` header. */
export interface StreamEndpoint extends EndpointBase {
  readonly kind: 'stream';
  readonly item: z.ZodType;
}

/** A WebSocket of JSON messages in both directions. */
export interface ChannelEndpoint extends EndpointBase {
  readonly kind: 'channel';
  /** From the browser to the server. */
  readonly incoming: z.ZodType;
  /** From the server to the browser. */
  readonly outgoing: z.ZodType;
}

/** GET, answered with the bytes of a file to keep; never shown by a browser. */
export interface DownloadEndpoint extends EndpointBase {
  readonly kind: 'download';
}

/** The bytes of a file as the body, read as they arrive. */
export interface UploadEndpoint extends EndpointBase {
  readonly kind: 'upload';
  readonly method: 'PUT' | 'POST';
  readonly result: z.ZodType;
  /** Largest accepted body. */
  readonly bodyLimitBytes: number;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * A request and an answer of somebody else's protocol, byte for byte: what the clients of another product expect, and what
 * senders of webhooks happen to send. Failures that the handler does not answer itself become `application/problem+json`.
 */
export interface RawEndpoint extends EndpointBase {
  readonly kind: 'raw';
  readonly methods: readonly [Method, ...Method[]];
  /** Largest accepted body. */
  readonly bodyLimitBytes: number;
}

export type Endpoint =
  | CallEndpoint
  | StreamEndpoint
  | ChannelEndpoint
  | DownloadEndpoint
  | UploadEndpoint
  | RawEndpoint;

/** What a tool offers. Contracts change by addition only. */
export interface Contract<
  Endpoints extends Readonly<Record<string, Endpoint>> = Readonly<Record<string, Endpoint>>,
> {
  readonly id: ToolId;
  readonly title: string;
  readonly endpoints: Endpoints;
  readonly events: readonly EventType[];
}

export function defineContract<const Endpoints extends Readonly<Record<string, Endpoint>>>(
  contract: Contract<Endpoints>,
): Contract<Endpoints> {
  return contract;
}

export function call<const E extends Omit<CallEndpoint, 'kind'>>(endpoint: E): E & { readonly kind: 'call' } {
  return { ...endpoint, kind: 'call' };
}

export function stream<const E extends Omit<StreamEndpoint, 'kind'>>(
  endpoint: E,
): E & { readonly kind: 'stream' } {
  return { ...endpoint, kind: 'stream' };
}

export function channel<const E extends Omit<ChannelEndpoint, 'kind'>>(
  endpoint: E,
): E & { readonly kind: 'channel' } {
  return { ...endpoint, kind: 'channel' };
}

export function download<const E extends Omit<DownloadEndpoint, 'kind'>>(
  endpoint: E,
): E & { readonly kind: 'download' } {
  return { ...endpoint, kind: 'download' };
}

export function upload<const E extends Omit<UploadEndpoint, 'kind'>>(
  endpoint: E,
): E & { readonly kind: 'upload' } {
  return { ...endpoint, kind: 'upload' };
}

export function raw<const E extends Omit<RawEndpoint, 'kind'>>(endpoint: E): E & { readonly kind: 'raw' } {
  return { ...endpoint, kind: 'raw' };
}

/** Those that it answers; the first is the usual one. */
export function methodsOf(endpoint: Endpoint): readonly [Method, ...Method[]] {
  if ('methods' in endpoint) return endpoint.methods;
  return ['method' in endpoint ? endpoint.method : 'GET'];
}

type Part<E, Name extends 'params' | 'query' | 'body', Side extends 'input' | 'output'> = E extends {
  readonly [N in Name]: infer S extends z.ZodType;
}
  ? { readonly [N in Name]: Side extends 'input' ? z.input<S> : z.output<S> }
  : unknown;

/** What a caller passes: `{ params, query, body }`, each only where the endpoint declares it. */
export type CallerInput<E> = Part<E, 'params', 'input'> &
  Part<E, 'query', 'input'> &
  Part<E, 'body', 'input'>;
/** What a handler receives: the same, parsed. */
export type HandlerInput<E> = Part<E, 'params', 'output'> &
  Part<E, 'query', 'output'> &
  Part<E, 'body', 'output'>;
/** What a handler returns; parsed again on its way out, so unknown fields never leave. */
export type HandlerResult<E> = E extends { readonly result: infer S extends z.ZodType } ? z.input<S> : never;
export type CallerResult<E> = E extends { readonly result: infer S extends z.ZodType } ? z.output<S> : never;
