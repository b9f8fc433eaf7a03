import { connect as connectHttp2, constants, type IncomingHttpHeaders } from 'node:http2';
import type { Duplex } from 'node:stream';
import { WireClosed, WireFormatError, WireTooLong } from '#library/wire/wire-error.ts';
import { healthRequest } from './health-message.ts';

/** What a call brought. */
export interface GrpcAnswer {
  readonly httpStatus: number;
  /** grpc-status; undefined when there is none, as with a server that does not speak gRPC. */
  readonly status: number | undefined;
  /** grpc-message, decoded. */
  readonly words: string;
  /** As it came. */
  readonly data: Buffer;
}

const longestAnswer = 64 * 1024;
const limits = {
  maxSessionMemory: 1,
  maxHeaderListPairs: 64,
  settings: { enablePush: false, maxHeaderListSize: 16 * 1024 },
};

/**
 * Calls grpc.health.v1.Health/Check over a stream, which is gone afterwards.
 *
 * @param authority host and port, for the server to see
 * @throws WireClosed, WireFormatError, or what broke the stream
 */
export function checkHealth(
  stream: Duplex,
  { authority, service, isSecure }: { authority: string; service: string; isSecure: boolean },
): Promise<GrpcAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<GrpcAnswer>();
  const scheme = isSecure ? 'https' : 'http';
  const session = connectHttp2(`${scheme}://${authority}`, { ...limits, createConnection: () => stream });
  // It stays for good: whatever comes after the end is of no interest, but must not go unheard.
  session.on('error', (error) => reject(readable(error)));
  session.once('close', () => reject(new WireClosed('The connection was closed.')));
  const call = session.request({
    [constants.HTTP2_HEADER_METHOD]: 'POST',
    [constants.HTTP2_HEADER_SCHEME]: scheme,
    [constants.HTTP2_HEADER_AUTHORITY]: authority,
    [constants.HTTP2_HEADER_PATH]: '/grpc.health.v1.Health/Check',
    'content-type': 'application/grpc',
    te: 'trailers',
  });
  let head: IncomingHttpHeaders & { ':status'?: number } = {};
  let trailers: IncomingHttpHeaders = {};
  const chunks: Buffer[] = [];
  let length = 0;
  call.on('error', (error) => reject(readable(error)));
  call.on('response', (headers) => (head = headers));
  call.on('trailers', (headers) => (trailers = headers));
  call.on('data', (chunk: Buffer) => {
    length += chunk.length;
    chunks.push(chunk);
    if (length > longestAnswer) reject(new WireTooLong(`It sends more than ${longestAnswer} bytes.`));
  });
  call.once('end', () => {
    // A connection that is cut ends the answer as well.
    if (head[':status'] === undefined || stream.destroyed)
      reject(new WireClosed('The connection was closed.'));
    else resolve(answerOf(head, trailers, Buffer.concat(chunks)));
  });
  call.end(healthRequest(service));
  return promise.finally(() => session.destroy());
}

/** An answer without a message has its status among the headers. */
function answerOf(
  head: IncomingHttpHeaders & { ':status'?: number },
  trailers: IncomingHttpHeaders,
  data: Buffer,
): GrpcAnswer {
  const text = (name: string) => [trailers[name] ?? head[name] ?? ''].flat().join(', ');
  const status = text('grpc-status');
  return {
    httpStatus: head[':status'] ?? 0,
    status: /^\d{1,3}$/.test(status) ? Number(status) : undefined,
    words: decoded(text('grpc-message')),
    data,
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What is wrong with the protocol; the others are those of the connection. */
function readable(error: Error): Error {
  const code = 'code' in error ? String(error.code) : '';
  if (!code.startsWith('ERR_HTTP2')) return error;
  return new WireFormatError(`It does not answer by HTTP/2: ${error.message}`);
}
