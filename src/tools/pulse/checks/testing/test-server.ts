import { createServer, type Server as HttpServer, type RequestListener } from 'node:http';
import { createServer as createSecureHttpServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import type { TestCertificate } from './test-certificate.ts';

export interface TestServer extends AsyncDisposable {
  readonly port: number;
  /** Connections that are open now. */
  readonly open: () => number;
}

/** Does with each connection what the test says. */
export function tcpServer(onConnection: (socket: Socket) => void = () => {}): Promise<TestServer> {
  const server = createTcpServer((socket) => {
    onConnection(socket);
    // A socket that nobody reads from never learns that the other side is gone.
    socket.resume();
  });
  return listen(server);
}

export function httpServer(answer: RequestListener): Promise<TestServer> {
  return listen(createServer({ maxHeaderSize: 256 * 1024 }, answer));
}

export function httpsServer(
  certificate: Pick<TestCertificate, 'cert' | 'key'>,
  answer: RequestListener,
): Promise<TestServer> {
  return listen(createSecureHttpServer({ cert: certificate.cert, key: certificate.key }, answer));
}

/** A port that nothing listens on. */
export async function closedPort(): Promise<number> {
  const server = await tcpServer();
  await server[Symbol.asyncDispose]();
  return server.port;
}

export async function listen(server: Server | HttpServer, host = '127.0.0.1'): Promise<TestServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return {
    port: portOf(server.address()),
    open: () => sockets.size,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server does not listen.');
  return address.port;
}
