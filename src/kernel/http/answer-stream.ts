import type { Caller } from '#contracts/access.ts';
import type { StreamEndpoint } from '#contracts/contract.ts';
import { tooMany, unauthenticated } from '#kernel/errors.ts';
import type { StreamEvent } from '#kernel/tool.ts';
import { callContext } from './call-context.ts';
import type { ParsedInput } from './endpoint-input.ts';
import { EventStreamBody, problemText, type StreamItem } from './event-stream-body.ts';
import { handlerOf } from './handler-of.ts';
import type { ServedTool } from './http-server-options.ts';
import { problemOf } from './problem.ts';
import type { HttpContext, Serving } from './serving.ts';
import { sharedItemBytes } from './shared-items.ts';

export interface StreamRequest {
  readonly c: HttpContext;
  readonly tool: ServedTool;
  readonly name: string;
  readonly endpoint: StreamEndpoint;
  readonly caller: Caller;
  readonly input: ParsedInput;
}

const headers = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store, no-transform',
  // nginx would otherwise collect events before passing them on.
  'x-accel-buffering': 'no',
};

const tooManyStreams = {
  en: 'Too many live pages are open with this account. Close some of them.',
  es: 'Hay demasiadas páginas en vivo abiertas con esta cuenta. Cierra algunas.',
};

/** Runs the handler of a stream and sends what it yields until either side ends, its session does, or NEXUS stops. */
export async function answerStream(request: StreamRequest, serving: Serving): Promise<Response> {
  const { c, caller } = request;
  if (c.req.raw.method === 'HEAD') return new Response(null, { headers });
  const { log } = serving.options;
  if (serving.streams.countOf(caller) >= serving.limits.streamsEach) throw tooMany(tooManyStreams, 10);
  const closed = new AbortController();
  const events = new EventStreamBody(itemsOf(request, serving, closed.signal), {
    clock: serving.options.clock,
    heartbeatMs: serving.limits.streamHeartbeatMs,
    stallMs: serving.limits.stallMs,
    problemOf: (error) => problemOf(error, log),
    cut: () => c.env.outgoing?.destroy(),
    onClose() {
      forget();
      closed.abort();
    },
  });
  const forget = serving.streams.add(caller, (reason) => {
    const ended = problemText(problemOf(unauthenticated('Your session has ended.'), log));
    events.end(reason === 'stopping' ? ': stopping\nretry: 1000\n\n' : ended);
  });
  c.req.raw.signal.addEventListener('abort', () => events.leave(), { once: true });
  await events.begin(serving.limits.streamGraceMs);
  return new Response(events.body(), { headers });
}

async function* itemsOf(
  { c, tool, name, endpoint, caller, input }: StreamRequest,
  serving: Serving,
  signal: AbortSignal,
): AsyncGenerator<StreamItem> {
  const context = callContext(caller, (field) => c.req.header(field), c.get('connection'), signal, serving);
  const events = handlerOf<AsyncIterable<StreamEvent<unknown>>>(tool, name)(input, context);
  for await (const { id, data, isShared } of events) {
    if (isShared && typeof data === 'object' && data !== null) {
      yield { bytes: sharedItemBytes(endpoint, data) };
      continue;
    }
    const item = endpoint.item.parse(data);
    yield id === undefined ? { data: item } : { id, data: item };
  }
}
