import type { Caller } from '#contracts/access.ts';
import type { EndpointInput, StreamItem, StreamOptions, Transport } from '#contracts/client.ts';
import type { ChannelEndpoint, Endpoint, StreamEndpoint } from '#contracts/contract.ts';
import type { Download, UploadBody } from '#contracts/transfer.ts';
import { decideEntry } from '#kernel/access/decide.ts';
import { forbidden, unauthenticated } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { CallContext, ChannelServer, StreamEvent } from '#kernel/tool.ts';
import { channelPair } from './channel-pair.ts';
import { parseInput } from './endpoint-input.ts';
import type { ServedTool } from './http-server-options.ts';
import { handlerOf } from './handler-of.ts';
import { counted } from './upload-body.ts';

/**
 * Reaches a tool in this process as `caller`, usually `{ kind: 'tool', tool }`. Decides, parses input and parses results just
 * as HTTP does, so that splitting the process changes nothing. Rejects with the NexusError of the handler.
 */
export function localTransport(tool: ServedTool, caller: Caller): Transport {
  const enter = (endpoint: Endpoint, input: EndpointInput, options: StreamOptions) => {
    const decision = decideEntry(caller, endpoint);
    if (decision !== 'allow') throw decision === 'unauthenticated' ? unauthenticated() : forbidden();
    return { input: parseInput(endpoint, input), context: localContext(caller, options) };
  };
  return {
    async call(name, endpoint, given, options) {
      options.signal?.throwIfAborted();
      const { input, context } = enter(endpoint, given, options);
      return endpoint.result.parse(await handlerOf(tool, name)(input, context));
    },
    async *stream(name, endpoint, given, options) {
      const { input, context } = enter(endpoint, given, options);
      yield* itemsOf(endpoint, handlerOf<AsyncIterable<StreamEvent<unknown>>>(tool, name)(input, context));
    },
    channel(name, endpoint, given, options) {
      const { input, context } = enter(endpoint, given, options);
      return openLocally(endpoint, options.signal, async (server) => {
        await handlerOf(tool, name)(input, context, server);
      });
    },
    async download(name, endpoint, given, options) {
      options.signal?.throwIfAborted();
      const { input, context } = enter(endpoint, given, options);
      return await handlerOf<Promise<Download>>(tool, name)(input, context);
    },
    async upload(name, endpoint, given, source, options) {
      options.signal?.throwIfAborted();
      const { input, context } = enter(endpoint, given, options);
      const chunks = source instanceof Blob ? source.stream() : source;
      const lengthBytes = source instanceof Blob ? source.size : undefined;
      const body: UploadBody = {
        lengthBytes,
        [Symbol.asyncIterator]: () => counted(chunks, endpoint.bodyLimitBytes, lengthBytes),
      };
      return endpoint.result.parse(await handlerOf<Promise<unknown>>(tool, name)(input, context, body));
    },
  };
}

async function* itemsOf(
  endpoint: StreamEndpoint,
  events: AsyncIterable<StreamEvent<unknown>>,
): AsyncGenerator<StreamItem<unknown>> {
  for await (const { id, data } of events) yield { id, data: endpoint.item.parse(data) };
}

function openLocally(
  endpoint: ChannelEndpoint,
  signal: AbortSignal | undefined,
  run: (server: ChannelServer<unknown, unknown>) => Promise<void>,
): ReturnType<Transport['channel']> {
  const { client, server, end } = channelPair(endpoint);
  signal?.addEventListener('abort', () => end(), { once: true });
  run(server).then(
    () => end(),
    (error: unknown) => end(error),
  );
  return client;
}

function localContext(caller: Caller, { signal, lastEventId }: StreamOptions): CallContext {
  return {
    caller,
    signal: signal ?? new AbortController().signal,
    requestId: newId(),
    address: '127.0.0.1',
    userAgent: 'nexus',
    canSignIn: false,
    lastEventId,
    startSession: noCookie,
    endSession: noCookie,
  };
}

function noCookie(): never {
  throw new Error('A session cookie needs a browser at the other end.');
}
