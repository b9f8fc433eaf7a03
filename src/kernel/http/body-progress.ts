import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '#kernel/clock.ts';
import type { HttpLimits } from './http-limits.ts';

/** What must arrive within `requestTimeoutMs`, where the body does not end by then. More than any ordinary body has. */
const leastBytes = 64 * 1024;

/**
 * Cuts a request whose body comes too slowly to be meant. Node's own limit is on the whole body, and would end the upload of
 * any large file; this one asks for progress, so it also holds where nobody reads the body, and for what a gateway passes on.
 */
export function demandProgress(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  clock: Clock,
  { requestTimeoutMs }: HttpLimits,
): void {
  // The socket may have read a part of the body along with the head: a large one gets that credited.
  let seenBytes = incoming.socket.bytesRead - (isLarge(incoming) ? leastBytes : 0);
  const look = () => {
    const isOursToRead = incoming.readableLength > 0;
    if (!isOursToRead && incoming.socket.bytesRead - seenBytes < leastBytes) return cut(incoming, outgoing);
    seenBytes = incoming.socket.bytesRead;
    stop = clock.after(requestTimeoutMs, look);
  };
  let stop = clock.after(requestTimeoutMs, look);
  const end = () => stop();
  incoming.once('end', end).once('close', end);
}

function isLarge({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > leastBytes;
}

function cut({ socket }: IncomingMessage, outgoing: ServerResponse): void {
  if (outgoing.headersSent) socket.destroy();
  else socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n', () => socket.destroy());
}
