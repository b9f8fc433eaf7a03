import { request } from 'node:http';
import { methodsOf } from '#contracts/contract.ts';
import type { Contract, Endpoint } from '#contracts/contract.ts';
import { notFound } from '#kernel/errors.ts';
import type { ServedTool } from './http-server-options.ts';

/** `let-in`: the endpoint itself decided about the answer. */
export type Outcome = 'let-in' | 'unauthenticated' | 'forbidden';

/**
 * Sends each endpoint of `contracts` one request with `headers` and tells how each was received, by `<tool>.<name>`. Serve
 * them with `refusingTool`: nothing is carried out then, whoever is let in.
 */
export async function walkEndpoints(
  contracts: readonly Contract[],
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, Outcome>>> {
  const outcomes: Record<string, Outcome> = {};
  for (const { id, endpoints } of contracts) {
    for (const [name, endpoint] of Object.entries(endpoints)) {
      const path = `/api/${id}${endpoint.path.replace(/\{\w+\}/g, 'x')}`;
      const status = await send(`${url}${path}`, endpoint, headers);
      outcomes[`${id}.${name}`] =
        status === 401 ? 'unauthenticated' : status === 403 ? 'forbidden' : 'let-in';
    }
  }
  return outcomes;
}

/** A tool that lets in whom its contract lets in, and does nothing for them. */
export function refusingTool(contract: Contract): ServedTool {
  const refuse = () => {
    throw notFound('Everything');
  };
  return {
    contract,
    handlers: Object.fromEntries(Object.keys(contract.endpoints).map((name) => [name, refuse])),
  };
}

async function send(
  url: string,
  endpoint: Endpoint,
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  const handshake = { connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
  const key = { 'sec-websocket-key': Buffer.alloc(16).toString('base64') };
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const sent = request(url, {
    method: methodsOf(endpoint)[0],
    headers: {
      ...headers,
      origin: new URL(url).origin,
      ...(endpoint.kind === 'channel' && { ...handshake, ...key }),
    },
  });
  sent.on('response', (answer) => {
    answer.destroy();
    resolve(answer.statusCode ?? 0);
  });
  sent.on('upgrade', (answer, socket) => {
    socket.destroy();
    resolve(answer.statusCode ?? 0);
  });
  sent.on('error', reject);
  sent.end();
  return promise;
}
