import type { Hono } from 'hono';
import type { CallEndpoint, Endpoint } from '#contracts/contract.ts';
import { NexusError } from '#kernel/errors.ts';
import { admit } from './admit.ts';
import { answerStream } from './answer-stream.ts';
import { callContext } from './call-context.ts';
import { parseInput } from './endpoint-input.ts';
import { handlerOf } from './handler-of.ts';
import type { ServedTool } from './http-server-options.ts';
import { jsonAnswer } from './json-answer.ts';
import { readJsonBody } from './json-body.ts';
import { byPrecision, honoPath } from './path-pattern.ts';
import type { HttpContext, HttpEnv, Serving } from './serving.ts';

/** Puts the endpoints of `tool` under `/api/<tool>`. */
export function mount(app: Hono<HttpEnv>, tool: ServedTool, serving: Serving): void {
  const { id, endpoints } = tool.contract;
  const named = Object.entries(endpoints).map(([name, endpoint]) => ({
    name,
    endpoint,
    path: endpoint.path,
  }));
  for (const { name, endpoint, path } of named.toSorted(byPrecision)) {
    const method = endpoint.kind === 'call' ? endpoint.method : 'GET';
    app.on(method, `/api/${id}${honoPath(path)}`, async (c) => {
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
  const params = c.req.param();
  const query = queryOf(c.req.url);
  if (endpoint.kind === 'stream') {
    return answerStream(
      { c, tool, name, endpoint, caller, input: parseInput(endpoint, { params, query }) },
      serving,
    );
  }
  const body = endpoint.body ? await bodyOf(c, endpoint, serving) : undefined;
  const input = parseInput(endpoint, { params, query, body });
  const context = callContext(caller, header, connection, c.req.raw.signal, serving);
  const result = endpoint.result.parse(await handlerOf(tool, name)(input, context));
  const response = await jsonAnswer(result, header);
  for (const cookie of context.cookies) response.headers.append('set-cookie', cookie);
  return response;
}

async function bodyOf(c: HttpContext, endpoint: CallEndpoint, { limits }: Serving): Promise<unknown> {
  // Leaving the loop early must not destroy the socket before the answer is out.
  const chunks =
    c.env.incoming && 'iterator' in c.env.incoming
      ? c.env.incoming.iterator({ destroyOnReturn: false })
      : c.req.raw.body;
  if (!chunks) return undefined;
  return readJsonBody(chunks, (field) => c.req.header(field), endpoint.bodyLimitBytes ?? limits.bodyBytes);
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
