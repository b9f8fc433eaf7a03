import type { z } from 'zod';
import type { CallerInput, CallerResult, ChannelEndpoint, Contract, Endpoint } from './contract.ts';
import type { Download, UploadSource } from './transfer.ts';

export interface CallOptions {
  readonly signal?: AbortSignal;
}

export interface StreamOptions extends CallOptions {
  /** Resume after the item with this id. */
  readonly lastEventId?: string;
}

/** An item of a stream and the position to resume from. */
export interface StreamItem<Item> {
  readonly id: string | undefined;
  readonly data: Item;
}

/** The caller's end of a channel. Iterate to receive; ends when either side closes. */
export interface ChannelClient<Outgoing, Incoming> extends AsyncIterable<Incoming> {
  send(message: Outgoing): void;
  close(): void;
}

type Callable<E> = E extends { readonly kind: 'call' }
  ? (input: CallerInput<E>, options?: CallOptions) => Promise<CallerResult<E>>
  : E extends { readonly kind: 'stream'; readonly item: infer Item extends z.ZodType }
    ? (input: CallerInput<E>, options?: StreamOptions) => AsyncIterable<StreamItem<z.output<Item>>>
    : E extends ChannelEndpoint
      ? (
          input: CallerInput<E>,
          options?: CallOptions,
        ) => ChannelClient<z.input<E['incoming']>, z.output<E['outgoing']>>
      : E extends { readonly kind: 'download' }
        ? (input: CallerInput<E>, options?: CallOptions) => Promise<Download>
        : E extends { readonly kind: 'upload' }
          ? (input: CallerInput<E>, source: UploadSource, options?: CallOptions) => Promise<CallerResult<E>>
          : never;

/** Typed calls of one tool, the same over HTTP, between processes and inside one. Failures reject with the error of the transport. */
export type Client<C extends Contract> = {
  readonly [Name in keyof C['endpoints']]: Callable<C['endpoints'][Name]>;
};

export interface EndpointInput {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

/** How a client reaches the tool. One function for each kind of endpoint; results are already parsed. */
export interface Transport {
  call(
    name: string,
    endpoint: Endpoint & { kind: 'call' },
    input: EndpointInput,
    options: CallOptions,
  ): Promise<unknown>;
  stream(
    name: string,
    endpoint: Endpoint & { kind: 'stream' },
    input: EndpointInput,
    options: StreamOptions,
  ): AsyncIterable<StreamItem<unknown>>;
  channel(
    name: string,
    endpoint: Endpoint & { kind: 'channel' },
    input: EndpointInput,
    options: CallOptions,
  ): ChannelClient<unknown, unknown>;
  download(
    name: string,
    endpoint: Endpoint & { kind: 'download' },
    input: EndpointInput,
    options: CallOptions,
  ): Promise<Download>;
  upload(
    name: string,
    endpoint: Endpoint & { kind: 'upload' },
    input: EndpointInput,
    source: UploadSource,
    options: CallOptions,
  ): Promise<unknown>;
}

export function createClient<C extends Contract>(contract: C, transport: Transport): Client<C> {
  const client: Record<string, unknown> = {};
  for (const [name, endpoint] of Object.entries(contract.endpoints)) {
    // Their clients are other people's programs.
    if (endpoint.kind === 'raw') continue;
    client[name] =
      endpoint.kind === 'upload'
        ? (input: EndpointInput, source: UploadSource, options: CallOptions = {}) =>
            transport.upload(name, endpoint, input, source, options)
        : (input: EndpointInput = {}, options: StreamOptions = {}) => {
            if (endpoint.kind === 'call') return transport.call(name, endpoint, input, options);
            if (endpoint.kind === 'stream') return transport.stream(name, endpoint, input, options);
            if (endpoint.kind === 'download') return transport.download(name, endpoint, input, options);
            return transport.channel(name, endpoint, input, options);
          };
  }
  // The loop above gives each endpoint the function its kind calls for; TypeScript cannot follow a mapped type through it.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return client as Client<C>;
}

/** `/hosts/{host}` with `{ host: 'a b' }` becomes `/hosts/a%20b`; undefined and empty query values are left out. */
export function endpointUrl(path: string, input: EndpointInput): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(text(input.params?.[name])),
  );
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) search.append(name, text(one));
    }
  }
  const query = search.toString();
  return query ? `${filled}?${query}` : filled;
}

/** Parameters are words and numbers; anything else is nothing that an address could carry. */
function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}
