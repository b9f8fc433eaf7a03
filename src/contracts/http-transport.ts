import type { z } from 'zod';
import { Problem } from './access.ts';
import type { CallOptions, StreamItem, StreamOptions, Transport } from './client.ts';
import { endpointUrl } from './client.ts';
import type { EndpointInput } from './client.ts';
import { readEventStream } from './event-stream.ts';
import { callerProblem, problemOfAnswer, ProblemError } from './problem-error.ts';
import { attachmentName } from './transfer.ts';
import type { Download } from './transfer.ts';
import { openChannel } from './web-socket-channel.ts';
import type { WebSocketClass } from './web-socket-channel.ts';

export { ProblemError };

export interface HttpTransportOptions {
  /** Up to and including the tool: `/api/pulse` in a browser, `http://pulse:9092/api/pulse` between processes. */
  readonly baseUrl: string;
  readonly fetch?: typeof fetch;
  /** Added to each request. A function, because a token may be short-lived. */
  readonly headers?: () => Readonly<Record<string, string>>;
  /** Must bring its own credentials: only a browser adds its cookie to the standard one. */
  readonly WebSocket?: WebSocketClass;
}

/**
 * Reaches a tool over HTTP. Every failure is a ProblemError, apart from the reason of an aborted signal. A stream ends when
 * the server ends it; resuming is up to the caller, with the id of the last item in `lastEventId`.
 */
export function httpTransport(options: HttpTransportOptions): Transport {
  const address = (path: string, input: EndpointInput) => options.baseUrl + endpointUrl(path, input);
  return {
    async call(_name, endpoint, input, { signal }) {
      const answer = await request(options, address(endpoint.path, input), {
        method: endpoint.method,
        headers: { accept: 'application/json', ...(endpoint.body && { 'content-type': 'application/json' }) },
        ...(endpoint.body && { body: JSON.stringify(input.body) }),
        ...(signal && { signal }),
      });
      return parseAnswer(endpoint.result, answer.status === 204 ? undefined : await readJson(answer, signal));
    },
    stream: (_name, endpoint, input, streamOptions) =>
      readStream(options, address(endpoint.path, input), endpoint.item, streamOptions),
    channel(_name, endpoint, input, { signal }) {
      const Socket = options.WebSocket ?? globalThis.WebSocket;
      return openChannel(new Socket(webSocketUrl(address(endpoint.path, input))), endpoint, signal);
    },
    download: (_name, endpoint, input, { signal }) => receive(options, address(endpoint.path, input), signal),
    async upload(_name, endpoint, input, source, { signal }) {
      const answer = await request(options, address(endpoint.path, input), {
        method: endpoint.method,
        headers: { accept: 'application/json', 'content-type': 'application/octet-stream' },
        body: source instanceof Blob ? source : streamOf(source),
        // Without it, a body of unknown length is refused by fetch.
        duplex: 'half',
        ...(signal && { signal }),
      });
      return parseAnswer(endpoint.result, answer.status === 204 ? undefined : await readJson(answer, signal));
    },
  };
}

/** `ReadableStream.from` is not in every browser yet. */
function streamOf(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const source = chunks[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const step = await source.next();
      if (step.done) controller.close();
      else controller.enqueue(step.value);
    },
    async cancel() {
      await source.return?.();
    },
  });
}

interface SentRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Blob | ReadableStream<Uint8Array>;
  readonly duplex?: 'half';
  readonly signal?: AbortSignal;
}

async function receive(
  options: HttpTransportOptions,
  url: string,
  signal: CallOptions['signal'],
): Promise<Download> {
  const answer = await request(options, url, { method: 'GET', headers: {}, ...(signal && { signal }) });
  const length = answer.headers.get('content-length');
  return {
    fileName: attachmentName(answer.headers.get('content-disposition')),
    contentType: answer.headers.get('content-type') ?? undefined,
    lengthBytes: length === null ? undefined : Number(length),
    chunks: chunksOf(answer, signal),
  };
}

async function* chunksOf(answer: Response, signal: CallOptions['signal']): AsyncGenerator<Uint8Array, void> {
  if (!answer.body) return;
  try {
    yield* answer.body;
  } catch (error) {
    throw failureOf(error, signal);
  }
}

async function* readStream(
  options: HttpTransportOptions,
  url: string,
  item: z.ZodType,
  { signal, lastEventId }: StreamOptions,
): AsyncGenerator<StreamItem<unknown>> {
  const answer = await request(options, url, {
    method: 'GET',
    headers: {
      accept: 'text/event-stream',
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    },
    ...(signal && { signal }),
  });
  if (!answer.body) return;
  try {
    for await (const event of readEventStream(answer.body)) {
      if (event.type === 'problem') throw new ProblemError(Problem.parse(JSON.parse(event.data)));
      yield { id: event.id, data: parseAnswer(item, parseJson(event.data)) };
    }
  } catch (error) {
    throw failureOf(error, signal);
  }
}

async function request(options: HttpTransportOptions, url: string, init: SentRequest): Promise<Response> {
  const fetchFrom = options.fetch ?? fetch;
  try {
    const answer = await fetchFrom(url, { ...init, headers: { ...init.headers, ...options.headers?.() } });
    if (answer.ok) return answer;
    throw await problemOfAnswer(answer);
  } catch (error) {
    throw failureOf(error, init.signal);
  }
}

async function readJson(answer: Response, signal: AbortSignal | undefined): Promise<unknown> {
  const text = await answer.text().catch((error: unknown) => {
    throw failureOf(error, signal);
  });
  return parseJson(text);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw callerProblem('unexpected-answer', 502, 'The answer was not JSON.', { cause });
  }
}

function parseAnswer(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw callerProblem('unexpected-answer', 502, 'The answer does not fit this version of NEXUS.', {
    cause: parsed.error,
  });
}

function failureOf(error: unknown, signal: AbortSignal | undefined): unknown {
  if (signal?.aborted) return signal.reason;
  if (error instanceof ProblemError) return error;
  return callerProblem('unreachable', 503, 'NEXUS could not be reached.', { cause: error });
}

/** Older browsers take no relative or http: address for a WebSocket. */
function webSocketUrl(url: string): string {
  const page: { readonly href: string } | undefined = Reflect.get(globalThis, 'location');
  return new URL(url, page?.href).href.replace(/^http/, 'ws');
}
