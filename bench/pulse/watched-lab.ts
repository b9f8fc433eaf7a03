import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export interface WatchedLab extends AsyncDisposable {
  /** One address for each monitor; four share a port, as the pages of one service do. */
  readonly urls: readonly string[];
  /** How often each address was asked since the last `forget`. */
  readonly asked: ReadonlyMap<string, number>;
  forget(): void;
}

const perPort = 4;
const body = 'x'.repeat(2_000);

/** Services on loopback: of a hundred, two answer 500, one never answers and one cuts the connection; all others are well. */
export async function openWatchedLab(count: number): Promise<WatchedLab> {
  const asked = new Map<string, number>();
  const servers = await Promise.all(
    Array.from({ length: Math.ceil(count / perPort) }, () =>
      listen((request, response) => {
        const path = request.url ?? '/';
        asked.set(path, (asked.get(path) ?? 0) + 1);
        answer(Number(path.slice(1)), request, response);
      }),
    ),
  );
  const urls = Array.from({ length: count }, (_, n) => {
    const server = servers[Math.floor(n / perPort)];
    return `http://127.0.0.1:${server ? portOf(server) : 0}/${n}`;
  });
  return {
    urls,
    asked,
    forget: () => asked.clear(),
    async [Symbol.asyncDispose]() {
      for (const server of servers) server.closeAllConnections();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}

function answer(n: number, request: IncomingMessage, response: ServerResponse): void {
  if (n % 50 === 7) response.writeHead(500).end('broken');
  else if (n % 100 === 63) request.socket.destroy();
  else if (n % 100 !== 13) response.end(body);
}

function listen(handle: (request: IncomingMessage, response: ServerResponse) => void): Promise<Server> {
  const server = createServer(handle);
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
