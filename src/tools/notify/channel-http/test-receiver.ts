import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { createLog } from '#kernel/log.ts';
import { Secret } from '#kernel/secrets/secrets.ts';
import { makeVapidKey, vapidKeysOf } from '../channel-push/vapid.ts';
import type { SendContext } from '../channels/channel.ts';

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly bytes: Buffer;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Never answers. */
  readonly isSilent?: boolean;
  /** Answers only then, the head first and the body as much later. */
  readonly afterMs?: number;
}

/** A receiver on this machine that records what it is sent and answers as it is told. */
export interface TestReceiver extends AsyncDisposable {
  readonly url: string;
  readonly received: ReceivedRequest[];
  /** A function answers each request on its own. */
  reply(next: Reply | ((request: ReceivedRequest) => Reply)): void;
}

export async function openTestReceiver(): Promise<TestReceiver> {
  const received: ReceivedRequest[] = [];
  let reply: Reply | ((request: ReceivedRequest) => Reply) = {};
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const bytes = Buffer.concat(chunks);
      const taken = { method, path, headers, text: bytes.toString(), bytes };
      received.push(taken);
      const next = typeof reply === 'function' ? reply(taken) : reply;
      const { status = 200, headers: fields = {}, body = '', isSilent, afterMs } = next;
      if (isSilent) return;
      if (afterMs === undefined) return void response.writeHead(status, fields).end(body);
      setTimeout(() => response.writeHead(status, fields).flushHeaders(), afterMs);
      setTimeout(() => response.end(body), 2 * afterMs);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    received,
    reply: (next) => (reply = next),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const testVapidKey = makeVapidKey();

export function testSendContext(changes: Partial<SendContext> = {}): SendContext {
  const remembered = new Map<string, string>();
  return {
    fetch,
    signal: AbortSignal.timeout(5_000),
    nowMs: Date.UTC(2026, 4, 4, 9, 5),
    attempt: 1,
    memory: {
      get: async (key) => remembered.get(key),
      set: async (key, value) =>
        void (value === undefined ? remembered.delete(key) : remembered.set(key, value)),
    },
    vapidKeys: async () => vapidKeysOf(new Secret(testVapidKey)),
    log: createLog({ level: 'error', format: 'json', write: () => {}, now: () => 0 }),
    ...changes,
  };
}
