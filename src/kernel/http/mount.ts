import type { Hono } from 'hono';
import type { Caller } from '#contracts/access.ts';
import { methodsOf } from '#contracts/contract.ts';
import type { CallEndpoint, Endpoint, RawEndpoint, UploadEndpoint } from '#contracts/contract.ts';
import type { RawAnswer, RawRequest } from '#contracts/transfer.ts';
import { NexusError } from '#kernel/errors.ts';
import { admit } from './admit.ts';
import { answerDownload } from './answer-download.ts';
import { answerStream } from './answer-stream.ts';
import { callContext } from './call-context.ts';
import { parseInput } from './endpoint-input.ts';
import type { ParsedInput } from './endpoint-input.ts';
import { handlerOf } from './handler-of.ts';
import type { ServedTool } from './http-server-options.ts';
import { jsonAnswer } from './json-answer.ts';
import { readJsonBody } from './json-body.ts';
import { readRawBody } from './raw-body.ts';
import { byPrecision, honoPath } from './path-pattern.ts';
import type { HttpContext, HttpEnv, Serving } from './serving.ts';
import { trackTransfer } from './track-transfer.ts';
import { uploadBody } from './upload-body.ts';

/** Puts the endpoints of `tool` under `/api/<tool>`. */
export function mount(app: Hono<HttpEnv>, tool: ServedTool, serving: Serving): void {
  const { id, endpoints } = tool.contract;
  const named = Object.entries(endpoints).map(([name, endpoint]) => ({
    name,
    endpoint,
    path: endpoint.path,
  }));
  for (const { name, endpoint, path } of named.toSorted(byPrecision)) {
    app.on([...methodsOf(endpoint)], `/api/${id}${honoPath(path)}`, async (c) => {
      c.set('endpoint', `${id}.${name}`);
      return answer(c, tool, name, endpoint, serving);
    });
  }
}

async function answer(
  c: HttpContext,
  tool: ServedTool,
  name: string,
  endpoint: Endpoint,
  serving: Serving,
): Promise<Response> {
  const header = (field: string) => c.req.header(field);
  const connection = c.get('connection');
  const arrival = { header, connection, method: c.req.raw.method, isSocket: false };
  const caller = await admit(arrival, endpoint, serving.options);
  if (endpoint.kind === 'channel') {
    throw new NexusError('upgrade-required', 426, 'This is a channel: open it as a WebSocket.');
  }
  const asked = { params: c.req.param(), query: queryOf(c.req.url) };
  switch (endpoint.kind) {
    case 'stream':
      return answerStream({ c, tool, name, endpoint, caller, input: parseInput(endpoint, asked) }, serving);
    case 'download':
      return answerDownload({ c, tool, name, endpoint, caller, input: parseInput(endpoint, asked) }, serving);
    case 'upload':
      return answerUpload({ c, tool, name, endpoint, caller, input: parseInput(endpoint, asked) }, serving);
    case 'raw':
      return answerRawCall({ c, tool, name, endpoint, caller, input: parseInput(endpoint, asked) }, serving);
    case 'call': {
      const body = endpoint.body ? await bodyOf(c, endpoint, serving) : undefined;
      return answerCall(
        { c, tool, name, endpoint, caller, input: parseInput(endpoint, { ...asked, body }) },
        serving,
      );
    }
  }
}

interface Asked<E> {
  readonly c: HttpContext;
  readonly tool: ServedTool;
  readonly name: string;
  readonly endpoint: E;
  readonly caller: Caller;
  readonly input: ParsedInput;
}

async function answerCall(
  { c, tool, name, endpoint, caller, input }: Asked<CallEndpoint>,
  serving: Serving,
): Promise<Response> {
  const header = (field: string) => c.req.header(field);
  const context = callContext(caller, header, c.get('connection'), c.req.raw.signal, serving);
  const result = endpoint.result.parse(await handlerOf(tool, name)(input, context));
  const response = await jsonAnswer(result, header);
  for (const cookie of context.cookies) response.headers.append('set-cookie', cookie);
  return response;
}

async function answerRawCall(
  { c, tool, name, endpoint, caller, input }: Asked<RawEndpoint>,
  serving: Serving,
): Promise<Response> {
  const header = (field: string) => c.req.header(field);
  const context = callContext(caller, header, c.get('connection'), c.req.raw.signal, serving);
  const read = readRawBody(chunksOf(c) ?? nothing(), header, endpoint.bodyLimitBytes);
  const request: RawRequest = { method: c.req.raw.method, header, body: await read };
  const { status, headers, body } = await handlerOf<Promise<RawAnswer>>(tool, name)(input, context, request);
  return new Response(body ?? null, { status, headers: { 'cache-control': 'no-store', ...headers } });
}

/** What the handler leaves unread of the body is not waited for. */
async function answerUpload(
  { c, tool, name, endpoint, caller, input }: Asked<UploadEndpoint>,
  serving: Serving,
): Promise<Response> {
  const header = (field: string) => c.req.header(field);
  const body = uploadBody(chunksOf(c) ?? nothing(), header, endpoint);
  using transfer = trackTransfer(caller, c.req.raw.signal, serving);
  const context = callContext(caller, header, c.get('connection'), transfer.signal, serving);
  const result = await handlerOf<Promise<unknown>>(tool, name)(input, context, body);
  return await jsonAnswer(endpoint.result.parse(result), header);
}

async function bodyOf(c: HttpContext, endpoint: CallEndpoint, { limits }: Serving): Promise<unknown> {
  const chunks = chunksOf(c);
  if (!chunks) return undefined;
  return readJsonBody(chunks, (field) => c.req.header(field), endpoint.bodyLimitBytes ?? limits.bodyBytes);
}

async function* nothing(): AsyncGenerator<Uint8Array, void> {}

function chunksOf(c: HttpContext): AsyncIterable<Uint8Array> | null {
  // Leaving the loop early must not destroy the socket before the answer is out.
  return c.env.incoming && 'iterator' in c.env.incoming
    ? c.env.incoming.iterator({ destroyOnReturn: false })
    : c.req.raw.body;
}

/** Repeated names become lists. */
export function queryOf(url: string): Readonly<Record<string, string | string[]>> {
  const search = new URL(url).searchParams;
  const names = new Set(search.keys());
  return Object.fromEntries(
    [...names].map((name) => {
      const values = search.getAll(name);
      return [name, values.length === 1 ? values[0]! : values];
    }),
  );
}
