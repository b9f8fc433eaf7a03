import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { invalid } from '#kernel/errors.ts';
import { createUpgrader } from './accept-upgrade.ts';
import { createApp } from './app.ts';
import { demandProgress } from './body-progress.ts';
import { createGateway } from './gateway.ts';
import type { Gateway } from './gateway.ts';
import type { HttpLimits } from './http-limits.ts';
import type { HttpServer, HttpServerOptions } from './http-server-options.ts';
import { problemOf } from './problem.ts';
import { answerRaw, refuseUpgrade } from './raw-answer.ts';
import { createServing } from './serving.ts';
import type { Serving } from './serving.ts';
import { serverStopper } from './server-stopper.ts';
import { openWebApp } from './web-app.ts';

/** Serves the tools over HTTP. Resolves when it listens; rejects when it cannot. Disposing stops within five seconds. */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const serving = createServing(options);
  const webApp = options.webRoot === undefined ? undefined : await openWebApp(options.webRoot);
  const gateway = options.peers && createGateway(options.peers, serving);
  const app = createApp(serving, webApp);
  const answer = getRequestListener((request, env) => {
    const remoteAddress = env.incoming.socket.remoteAddress ?? '';
    return app.fetch(request, { ...env, remoteAddress });
  });
  const server = createServer(nodeOptions(serving.limits), dispatcher(serving, gateway, answer));
  server.maxConnections = serving.limits.connections;
  server.on('upgrade', upgrader(serving, gateway));
  const stop = serverStopper(server, serving);
  const port = await listen(server, options);
  return {
    port,
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    async [Symbol.asyncDispose]() {
      await stop();
      gateway?.[Symbol.dispose]();
    },
  };
}

function nodeOptions(limits: HttpLimits) {
  return {
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersTimeoutMs,
    // See demandProgress.
    requestTimeout: 0,
    keepAliveTimeout: limits.keepAliveMs,
    // How often the timeout of headers is looked at.
    connectionsCheckingInterval: Math.min(2000, limits.headersTimeoutMs),
    // Some clients offer h2c with their first request; that offer may be passed over (RFC 9110, 7.8).
    shouldUpgradeCallback: isWebSocket,
  };
}

function dispatcher(
  serving: Serving,
  gateway: Gateway | undefined,
  answer: ReturnType<typeof getRequestListener>,
): RequestListener {
  return (incoming, outgoing) => {
    if (!isWellFormed(incoming)) return answerRaw(outgoing, problemOf(malformed(), serving.options.log));
    demandProgress(incoming, outgoing, serving.options.clock, serving.limits);
    const peer = gateway?.peerOf(incoming);
    if (gateway && peer) return gateway.forward(incoming, outgoing, peer);
    void answer(incoming, outgoing);
  };
}

function upgrader(serving: Serving, gateway: Gateway | undefined) {
  const accept = createUpgrader(serving);
  return (incoming: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!isWellFormed(incoming)) return refuseUpgrade(socket, problemOf(malformed(), serving.options.log));
    const peer = gateway?.peerOf(incoming);
    if (gateway && peer) return gateway.forwardUpgrade(incoming, socket, head, peer);
    void accept(incoming, socket, head);
  };
}

function isWebSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket';
}

/** One Host, and a path instead of a whole address: where the two disagree, each reader would believe another. */
function isWellFormed({ url, rawHeaders }: IncomingMessage): boolean {
  const hosts = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host');
  return hosts.length <= 1 && url !== undefined && /^\/(?!\/)[\x21-\x7e]*$/.test(url);
}

function malformed() {
  return invalid('The request is malformed: it needs one Host header and a path.');
}

async function listen(server: Server, { host, port, log }: HttpServerOptions): Promise<number> {
  const listening = Promise.withResolvers<void>();
  server.once('error', listening.reject).listen(port, host, listening.resolve);
  await listening.promise;
  server.off('error', listening.reject);
  server.on('error', (error) => log.error({ error }, 'server failed'));
  const address = server.address();
  return typeof address === 'object' && address ? address.port : port;
}
