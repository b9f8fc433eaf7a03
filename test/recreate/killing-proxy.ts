import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dockerAddress } from '../engines.ts';

/** What befalls a client at one of its requests that change something: it is killed, or the way to the engine is cut. */
export interface Killing {
  /** The how many-th such request, from 1. */
  readonly at: number;
  /** `before`: the engine never hears of it. `after`: the engine has done it, and the client never learns. */
  readonly when: 'before' | 'after';
  readonly strike: () => void;
}

/** Stands before the engine on a socket of its own and kills the client at a chosen request. */
export interface KillingProxy extends AsyncDisposable {
  readonly address: string;
  /** Counts from 1 again. Undefined: kills nobody. */
  arm(killing: Killing | undefined): void;
  /** Ends every connection and takes no new one for so long. */
  leave(forMs: number): void;
  /** Requests that would change something since the last `arm`, as `POST /containers/create`. */
  readonly changes: readonly string[];
}

export async function startKillingProxy(): Promise<KillingProxy> {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-proxy-'));
  const socketPath = join(folder, 'docker.sock');
  const changes: string[] = [];
  let armed: Killing | undefined;
  let isAway = false;
  const server = createServer((incoming, answer) => {
    if (isAway) return void incoming.socket.destroy();
    const isChange = incoming.method !== 'GET' && incoming.method !== 'HEAD';
    if (isChange) changes.push(`${incoming.method} ${incoming.url?.replace(/^\/v[\d.]+/, '')}`);
    const due = isChange && armed && changes.length === armed.at ? armed : undefined;
    if (due?.when === 'before') return strike(due, incoming);
    forward(incoming, answer, () => {
      if (!due) return true;
      strike(due, incoming);
      return false;
    });
  });
  server.requestTimeout = 0;
  const listening = Promise.withResolvers<void>();
  server.listen(socketPath, listening.resolve);
  await listening.promise;
  return {
    address: `unix://${socketPath}`,
    changes,
    arm(killing) {
      changes.length = 0;
      armed = killing;
    },
    leave(forMs) {
      isAway = true;
      server.closeAllConnections();
      setTimeout(() => (isAway = false), forMs);
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function strike(due: Killing, incoming: IncomingMessage): void {
  due.strike();
  incoming.socket.destroy();
}

/** `mayAnswer` is asked when the engine has done what it was told. */
function forward(incoming: IncomingMessage, answer: ServerResponse, mayAnswer: () => boolean): void {
  const target =
    'socketPath' in dockerAddress
      ? { socketPath: dockerAddress.socketPath }
      : { host: dockerAddress.host, port: dockerAddress.port };
  const { method, url: path, headers } = incoming;
  const outgoing = request({ ...target, method, path, headers }, (response) => {
    if (!mayAnswer()) return response.destroy();
    answer.writeHead(response.statusCode ?? 502, response.headers);
    answer.flushHeaders();
    response.pipe(answer);
    response.on('error', () => answer.destroy());
    return undefined;
  });
  outgoing.on('error', () => answer.destroy());
  answer.on('close', () => outgoing.destroy());
  incoming.pipe(outgoing);
}
