import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { encodeFrame } from './fake-logs.ts';

/** How the fake grants a hijack: as engines do now, or with 200 as old ones and some proxies do. */
export type HijackStatus = 101 | 200;

/**
 * Serves `POST /exec/{id}/start`: a command that writes `ready`, then every input back, and ends when the input ends.
 * `ready` travels in the same packet as the head, as a fast command's output does.
 */
export function serveExec(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  status: HijackStatus,
): void {
  const length = Number(request.headers['content-length'] ?? 0);
  let body = head;
  let isStarted = false;
  const reply = (bytes: Buffer) => socket.write(isTerminal(body) ? bytes : encodeFrame('stdout', bytes));
  const take = (chunk: Buffer) => {
    if (isStarted) {
      reply(chunk);
      return;
    }
    body = Buffer.concat([body, chunk]);
    if (body.length < length) return;
    isStarted = true;
    socket.cork();
    socket.write(headOf(status));
    reply(Buffer.from('ready\n'));
    socket.uncork();
    if (body.length > length) reply(body.subarray(length));
  };
  socket.on('data', take);
  socket.on('error', () => socket.destroy());
  socket.on('end', () => socket.end());
  take(Buffer.alloc(0));
}

function headOf(status: HijackStatus): string {
  const type = 'Content-Type: application/vnd.docker.raw-stream\r\n';
  if (status === 200) return `HTTP/1.1 200 OK\r\n${type}\r\n`;
  return `HTTP/1.1 101 UPGRADED\r\n${type}Connection: Upgrade\r\nUpgrade: tcp\r\n\r\n`;
}

function isTerminal(body: Buffer): boolean {
  return body.includes('"Tty":true');
}
