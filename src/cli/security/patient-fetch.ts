import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const keepAliveMs = 30_000;

/**
 * As `fetch`, as far as the transport needs it, but without Node's limit of 300 s until an answer begins: a large image takes longer. It
 * ends with its signal, or when the connection does.
 */
export const patientFetch: typeof fetch = async (input, init = {}) => {
  const url = new URL(input instanceof Request ? input.url : input);
  const { method = 'GET', headers, body, signal } = init;
  const open = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const request = open(url, {
    method,
    headers: Object.fromEntries(new Headers(headers)),
    ...(signal && { signal }),
  });
  // An answer may come before all is sent, such as a refusal; what happens to the rest then does not matter.
  request.on('error', () => {});
  request.once('socket', (socket) => socket.setKeepAlive(true, keepAliveMs));
  const answered = once(request, 'response');
  if (body instanceof ReadableStream) pipeline(Readable.fromWeb(body), request).catch(() => {});
  else request.end(body);
  const [answer]: IncomingMessage[] = await answered;
  if (!answer) throw new TypeError('There is no answer.');
  return responseOf(answer);
};

function responseOf(answer: IncomingMessage): Response {
  const { statusCode: status = 502, headersDistinct } = answer;
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct))
    for (const value of values) headers.append(name, value);
  const isEmpty = status === 204 || status === 304;
  if (isEmpty) answer.resume();
  return new Response(isEmpty ? null : Readable.toWeb(answer), { status, headers });
}
