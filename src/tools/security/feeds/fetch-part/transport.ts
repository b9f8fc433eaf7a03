import * as http from 'node:http';
import * as https from 'node:https';

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  /** Throws when the connection breaks before the end. Leaving the loop closes the connection. */
  readonly body: AsyncIterable<Buffer>;
  /** Closes the connection without reading the rest. */
  discard(): void;
}

/** Sends one request, and hands over the answer as soon as its head is there. Throws what node:http throws. */
export type Transport = (
  url: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
) => Promise<Answer>;

/** Through node's own agents, so that proxies are those of the environment (NODE_USE_ENV_PROXY). */
export const transport: Transport = async (url, headers, signal) => {
  const { request } = url.protocol === 'https:' ? https : http;
  const head = Promise.withResolvers<http.IncomingMessage>();
  const sent = request(url, { headers: { 'User-Agent': 'nexus', ...headers }, signal });
  sent.once('response', head.resolve);
  // It stays: what comes after the answer is of no interest, but must not go unheard.
  sent.on('error', head.reject);
  sent.end();
  const response = await head.promise;
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: bodyOf(response),
    discard: () => void response.destroy(),
  };
};

async function* bodyOf(response: http.IncomingMessage): AsyncGenerator<Buffer, void> {
  for await (const chunk of response as AsyncIterable<Buffer>) yield chunk;
  if (!response.complete) throw Object.assign(new Error('The answer ends midway.'), { code: 'ECONNRESET' });
}
