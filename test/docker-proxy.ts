import { connect, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { EngineAddress } from '#library/docker/engine-address.ts';

export interface ServerCertificate {
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

/** A way to the engine that a test can break, as networks do. */
export interface DockerProxy extends AsyncDisposable {
  readonly port: number;
  /** Ends every connection. */
  cut(): void;
  /** Keeps connections open and accepts new ones, but passes nothing on any more. */
  stall(): void;
  /** Passes on again what comes from now on, on new connections. */
  resume(): void;
}

/** Forwards bytes to the engine; with a certificate it ends TLS and asks the client for one of the same authority. */
export async function startDockerProxy(
  engine: EngineAddress,
  certificate?: ServerCertificate,
): Promise<DockerProxy> {
  const sockets = new Set<Socket>();
  let isStalled = false;
  const accept = (client: Socket) => {
    const upstream =
      'socketPath' in engine
        ? connect({ path: engine.socketPath, allowHalfOpen: true })
        : connect({ ...engine, allowHalfOpen: true });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.once('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
      socket.on('error', () => socket.destroy());
    }
    if (isStalled) return;
    client.pipe(upstream);
    upstream.pipe(client);
  };
  const server: Server = certificate
    ? createTlsServer(
        { ...certificate, requestCert: true, rejectUnauthorized: true, allowHalfOpen: true },
        accept,
      )
    : createServer({ allowHalfOpen: true }, accept);
  // Also those whose TLS handshake fails.
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const listening = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', listening.resolve);
  await listening.promise;
  const bound = server.address();
  if (typeof bound !== 'object' || bound === null) throw new Error('The proxy does not listen.');
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: bound.port,
    cut,
    stall() {
      isStalled = true;
      for (const socket of sockets) socket.unpipe().pause();
    },
    resume() {
      isStalled = false;
    },
    async [Symbol.asyncDispose]() {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      cut();
      await closed.promise;
    },
  };
}
