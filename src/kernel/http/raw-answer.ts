import { STATUS_CODES } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Problem } from '#contracts/access.ts';
import { problemType } from './problem.ts';
import { securityHeaders } from './security-headers.ts';

function fieldsOf(body: string, problem: Problem): Readonly<Record<string, string>> {
  return {
    ...securityHeaders(false),
    'content-type': problemType,
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    connection: 'close',
    ...(problem.status === 401 && { 'www-authenticate': 'Bearer realm="nexus"' }),
  };
}

/** Answers a request that never reaches the app. */
export function answerRaw(outgoing: ServerResponse, problem: Problem): void {
  const body = JSON.stringify(problem);
  outgoing.writeHead(problem.status, fieldsOf(body, problem)).end(body);
}

/** Answers an upgrade that is refused, as the HTTP answer it would have been. */
export function refuseUpgrade(socket: Duplex, problem: Problem): void {
  if (socket.destroyed) return;
  const body = JSON.stringify(problem);
  const fields = Object.entries(fieldsOf(body, problem)).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ''}\r\n${fields.join('')}\r\n${body}`,
    () => socket.destroy(),
  );
}
