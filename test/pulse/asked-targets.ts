import { createServer } from 'node:http';
import { once } from 'node:events';
import { createSocket } from 'node:dgram';

export interface AskedTargets extends AsyncDisposable {
  /** Where a monitor of this number looks. Every tenth never answers. */
  url(number: number): string;
  /** How often each was asked. */
  readonly asked: ReadonlyMap<number, number>;
}

/** Services that count who asks them. */
export async function openTargets(): Promise<AskedTargets> {
  const asked = new Map<number, number>();
  const server = createServer((request, response) => {
    const number = Number(request.url?.slice(1));
    asked.set(number, (asked.get(number) ?? 0) + 1);
    if (number % 10 !== 0) response.end('well');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    asked,
    url: (number) => `http://127.0.0.1:${port}/${number}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A name server that hears and says nothing. */
export async function openSilentResolver(): Promise<AsyncDisposable & { readonly port: number }> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    port: socket.address().port,
    [Symbol.asyncDispose]: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}
