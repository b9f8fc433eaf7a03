import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { CheckContext } from '../check-kind.ts';
import { reasonOfError } from '../connection/reason-of-error.ts';
import { detailOf, type Reason } from '../reasons.ts';
import type { HttpAnswer, HttpRequest } from './http-message.ts';

export const maxBodyBytes = 1024 * 1024;
const maxHeaderBytes = 64 * 1024;
const startBytes = 4 * 1024;
/** Of a body that nobody looks at; one that goes on is good enough. */
const unseenBytes = 64 * 1024;
const nothing = Buffer.alloc(0);
/** Answers of these types go on for ever. */
const endless = /^(text\/event-stream|multipart\/x-mixed-replace)/i;

/** Sends a request over a connection that stands, and reads what comes. The connection is gone afterwards. */
export function askOver(
  socket: Socket,
  request: HttpRequest,
  context: CheckContext,
): Promise<HttpAnswer | { readonly reason: Reason }> {
  const { signal, monotonicMs } = context;
  return new Promise((resolve) => {
    const startMs = monotonicMs();
    let answer: IncomingMessage | undefined;
    const outgoing = httpRequest({
      createConnection: () => socket,
      method: request.method,
      path: request.destination.path,
      headers: headersOf(request),
      maxHeaderSize: maxHeaderBytes,
      setHost: false,
    });
    const end = (outcome: HttpAnswer | { readonly reason: Reason }) => {
      signal.removeEventListener('abort', giveUp);
      resolve(outcome);
      outgoing.destroy();
      socket.destroy();
    };
    const giveUp = () => end({ reason: { id: 'timeout-answer' } });
    signal.addEventListener('abort', giveUp);
    // It stays for good: whatever comes after the end is of no interest, but must not go unheard.
    outgoing.on('error', (error) => {
      // What follows an answer that is complete, as a body after HEAD, takes nothing from it.
      if (answer?.complete !== true) end({ reason: brokenOff(error) });
    });
    outgoing.once('response', (incoming) => {
      answer = incoming;
      readAnswer(incoming, request, monotonicMs() - startMs, end);
    });
    outgoing.once('upgrade', (incoming) => end(answerOf(incoming, nothing, monotonicMs() - startMs)));
    if (signal.aborted) giveUp();
    else outgoing.end(request.body);
  });
}

function readAnswer(
  incoming: IncomingMessage,
  request: HttpRequest,
  firstByteMs: number,
  end: (outcome: HttpAnswer | { readonly reason: Reason }) => void,
): void {
  const wish = request.wish(incoming.statusCode ?? 0);
  const limit = wish === 'all' ? maxBodyBytes : wish === 'start' ? startBytes : unseenBytes;
  const chunks: Buffer[] = [];
  let length = 0;
  const finish = () => end(answerOf(incoming, bodyOf(chunks, limit), firstByteMs));
  incoming.on('error', (error) => end({ reason: brokenOff(error) }));
  if (wish !== 'all' && endless.test(incoming.headers['content-type'] ?? '')) return finish();
  incoming.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (wish !== 'none') chunks.push(chunk);
    if (length <= limit) return;
    if (wish === 'all') end({ reason: { id: 'body-too-large', detail: 'More than 1 MiB' } });
    else finish();
  });
  incoming.once('end', finish);
}

function answerOf(incoming: IncomingMessage, body: Buffer, firstByteMs: number): HttpAnswer {
  const { statusCode = 0, statusMessage = '', headers } = incoming;
  return { status: statusCode, statusText: statusMessage, headers, body, firstByteMs };
}

function bodyOf(chunks: readonly Buffer[], limit: number): Buffer {
  const [first = nothing] = chunks;
  return chunks.length < 2 ? first.subarray(0, limit) : Buffer.concat(chunks).subarray(0, limit);
}

function headersOf({ destination, headers, body, method }: HttpRequest): string[] {
  const list = ['Host', destination.authority];
  for (const [name, value] of headers) list.push(name, value);
  if (body !== undefined) list.push('Content-Length', String(body.length));
  else if (method === 'POST' || method === 'PUT' || method === 'PATCH') list.push('Content-Length', '0');
  list.push('Connection', 'close');
  return list;
}

/** Whatever ends an exchange early: the target hung up, or sent what is no HTTP. */
function brokenOff(error: Error): Reason {
  return reasonOfError(error) ?? { id: 'bad-answer', detail: detailOf(error.message) };
}
