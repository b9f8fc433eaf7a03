import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Serving } from './serving.ts';

/** How often connections that have become idle are closed while stopping. */
const sweepMs = 25;

/**
 * Watches the sockets of `server` from now on. The returned function takes no more, says goodbye to streams and channels,
 * lets calls finish, and cuts what is left after `stopMs`.
 */
export function serverStopper(server: Server, { streams, options, limits }: Serving): () => Promise<void> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return async () => {
    const closed = Promise.withResolvers<void>();
    server.close(() => closed.resolve());
    server.prependListener('request', (_, outgoing) => outgoing.setHeader('connection', 'close'));
    streams.stop();
    // Node's own way to do this leaves out the sockets that were upgraded.
    const stopTimer = options.clock.after(limits.stopMs, () => {
      for (const socket of sockets) socket.destroy();
    });
    let stopSweep: (() => void) | undefined;
    const sweep = () => {
      server.closeIdleConnections();
      stopSweep = options.clock.after(sweepMs, sweep);
    };
    sweep();
    await closed.promise;
    stopTimer();
    stopSweep?.();
    streams[Symbol.dispose]();
  };
}
