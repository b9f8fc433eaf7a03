import * as http from 'node:http';
import * as https from 'node:https';
import { rootCertificates } from 'node:tls';
import { converse } from '#library/registry/converse.ts';
import type { Answer, Ask, Wire } from '#library/registry/exchange.ts';
import { faultOfError, RegistryFault, wrongAnswer } from '#library/registry/fault.ts';
import { verified } from '#library/layers/open-image/verified.ts';
import { unexpected } from '#library/registry/read-manifest.ts';
import { addressOf } from '#library/registry/registry-words.ts';
import type { Session } from '#library/registry/session.ts';

const idleMs = 60_000;
/** Of an answer that is no blob, such as a refusal. */
const mostOtherBytes = 64 * 1024;

/**
 * The bytes of a blob as they come (OCI distribution specification 1.1, "Pulling blobs"); redirects, logins and the pace are those of the
 * session. Rejects with a `RegistryFault`, and at the end with a `TarError` when the bytes do not have the digest.
 */
export async function* blobStream(
  session: Session,
  repository: string,
  digest: string,
  signal: AbortSignal,
): AsyncGenerator<Buffer, void> {
  let body: http.IncomingMessage | undefined;
  // Only the question for the blob itself has no limit: tokens and the like are read as ever.
  const wire: Wire = {
    exchange: async (ask) => {
      if (ask.limitBytes !== Infinity) return await session.wire.exchange(ask);
      const response = await requestOf(session, ask, signal);
      if (response.statusCode !== 200) return await wholeAnswer(response);
      body = response;
      return { status: 200, headers: response.headers, body: Buffer.alloc(0) };
    },
    [Symbol.dispose]: () => undefined,
  };
  const streaming: Session = { ...session, wire };
  const url = addressOf(session, repository, `blobs/${digest}`);
  const ask = { method: 'GET', url, headers: {}, limitBytes: Infinity, signal } as const;
  const found = await converse(streaming, ask, repository);
  if (found.answer.status === 404) throw new RegistryFault({ id: 'deleted' });
  if (found.answer.status !== 200 || !body) throw unexpected(session, found);
  yield* verified(bytesOf(body, signal), digest);
}

async function requestOf(
  { options: { ca } }: Session,
  { method, url, headers }: Ask,
  signal: AbortSignal,
): Promise<http.IncomingMessage> {
  const isSecure = url.protocol === 'https:';
  const trusted = ca === undefined ? {} : { ca: [...rootCertificates, ca] };
  const request = (isSecure ? https : http).request(url, {
    method,
    headers: { 'User-Agent': 'nexus', ...headers },
    signal,
    agent: false,
    ...(isSecure && trusted),
  });
  const head = Promise.withResolvers<http.IncomingMessage>();
  request.once('response', head.resolve);
  // It stays: what comes after the answer is told by the body.
  request.on('error', head.reject);
  request.setTimeout(idleMs, () => request.destroy(new RegistryFault({ id: 'timeout' })));
  request.end();
  try {
    return await head.promise;
  } catch (error) {
    signal.throwIfAborted();
    throw faultOfError(error);
  }
}

async function wholeAnswer(response: http.IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostOtherBytes) throw wrongAnswer(`more than ${mostOtherBytes} bytes`);
    chunks.push(chunk);
  }
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) };
}

async function* bytesOf(response: http.IncomingMessage, signal: AbortSignal): AsyncGenerator<Buffer, void> {
  try {
    yield* response as AsyncIterable<Buffer>;
  } catch (error) {
    signal.throwIfAborted();
    throw faultOfError(error);
  }
  if (!response.complete) throw new RegistryFault({ id: 'broken-off' });
}
