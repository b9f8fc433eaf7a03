import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { defineContract } from '#contracts/contract.ts';
import { pulse } from '#contracts/pulse/contract.ts';
import { startHttpServer } from './http-server.ts';
import type { HttpServer, HttpServerOptions } from './http-server-options.ts';
import { rawClient } from './raw-client.ts';
import { peerHeader, testOptions } from './test-server.ts';

interface Behind extends AsyncDisposable {
  readonly gateway: HttpServer;
}

/** A gateway before a peer that answers as `peer` does. */
async function gatewayBefore(
  peer: RequestListener,
  changes: Partial<HttpServerOptions> = {},
): Promise<Behind> {
  const server = createServer(peer).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const peers = { urls: new Map([['pulse', `http://127.0.0.1:${port}`] as const]), sign: () => 'signed' };
  const gateway = await startHttpServer(testOptions({ tools: [], peers, ...changes }));
  return {
    gateway,
    async [Symbol.asyncDispose]() {
      await gateway[Symbol.asyncDispose]();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function forwarded(
  request: string,
  changes: Partial<HttpServerOptions> = {},
): Promise<IncomingMessage & { body: string }> {
  const arrived = Promise.withResolvers<IncomingMessage & { body: string }>();
  const answer: RequestListener = (incoming, outgoing) => {
    let body = '';
    incoming.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    incoming.on('end', () => {
      arrived.resolve(Object.assign(incoming, { body }));
      outgoing.end('{}');
    });
  };
  await using behind = await gatewayBefore(answer, changes);
  using client = rawClient(behind.gateway.port);
  client.send(request);
  await client.until(/\r\n\r\n/);
  return arrived.promise;
}

test('a request arrives as it was sent, and says who vouches for its sender', async () => {
  const { method, url, headers, body } = await forwarded(
    'POST /api/pulse/../notes?a=%2F HTTP/1.1\r\nHost: Nexus.Example\r\nOrigin: https://nexus.example\r\n' +
      'Cookie: __Host-nexus=abc\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}',
  );
  expect({ method, url, body }).toEqual({ method: 'POST', url: '/api/pulse/../notes?a=%2F', body: '{}' });
  expect(headers).toMatchObject({
    host: 'Nexus.Example',
    origin: 'https://nexus.example',
    cookie: '__Host-nexus=abc',
    'nexus-peer': 'signed',
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-proto': 'http',
  });
});

test('what the client says about itself or the connection is not passed on', async () => {
  const { headers } = await forwarded(
    'GET /api/pulse/x HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\nConnection: close, X-Secret, Origin, Nexus-Peer\r\n' +
      'X-Secret: 1\r\nX-Forwarded-For: 1.1.1.1\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: evil.example\r\nTE: trailers\r\n\r\n',
  );
  expect(headers).toMatchObject({
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-proto': 'http',
    'nexus-peer': 'signed',
    // Behind an unknown proxy, loopback does not count as this machine; nor may it for the peer.
    forwarded: 'for=unknown',
    origin: 'http://evil.example',
  });
  for (const name of ['x-secret', 'x-forwarded-host', 'te']) expect(headers).not.toHaveProperty(name);
});

test('a chunked body on a GET stays framed', async () => {
  const { headers, body } = await forwarded(
    'GET /api/pulse/x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
  );
  expect(headers['transfer-encoding']).toBe('chunked');
  expect(body).toBe('hello');
});

test('what came from a gateway is not sent round again', async () => {
  await using behind = await gatewayBefore((_, outgoing) => void outgoing.end('{}'));
  const answer = await fetch(`${behind.gateway.url}/api/pulse/x`, {
    headers: { 'nexus-peer': peerHeader() },
  });
  expect(answer.status).toBe(404);
});

test('a peer that is away is named, and one that breaks off is cut', async () => {
  const peers = { urls: new Map([['pulse', 'http://127.0.0.1:1'] as const]), sign: () => 'signed' };
  await using gateway = await startHttpServer(testOptions({ tools: [], peers }));
  const away = await fetch(`${gateway.url}/api/pulse/x`);
  expect(away.headers.get('content-type')).toBe('application/problem+json');
  expect(await away.json()).toMatchObject({
    status: 503,
    code: 'unavailable',
    detail: 'Pulse does not answer right now.',
  });

  await using behind = await gatewayBefore((_, outgoing) => {
    outgoing.writeHead(200, { 'content-length': '10' });
    outgoing.write('12345', () => outgoing.destroy());
  });
  const broken = await fetch(`${behind.gateway.url}/api/pulse/x`);
  await expect(broken.text()).rejects.toThrow('terminated');
});

test('a peer that does not answer in time is given up', async () => {
  await using behind = await gatewayBefore(() => undefined, { limits: { peerTimeoutMs: 50 } });
  expect((await fetch(`${behind.gateway.url}/api/pulse/x`)).status).toBe(503);
});

test('a peer has the time that its endpoint says', async () => {
  const slow = defineContract({
    ...pulse,
    endpoints: { scan: { ...pulse.endpoints.monitors, path: '/scan', mayTakeMs: 60_000 } },
  });
  await using behind = await gatewayBefore((_, outgoing) => void setTimeout(() => outgoing.end('{}'), 150), {
    contracts: [slow],
    limits: { peerTimeoutMs: 50 },
  });
  expect((await fetch(`${behind.gateway.url}/api/pulse/scan?a=1`)).status).toBe(200);
  expect((await fetch(`${behind.gateway.url}/api/pulse/x`)).status).toBe(503);
});

test('a client that leaves frees the peer', async () => {
  const left = Promise.withResolvers<void>();
  await using behind = await gatewayBefore((incoming, outgoing) => {
    outgoing.write(': hello\n\n');
    incoming.on('close', left.resolve);
  });
  using client = rawClient(behind.gateway.port);
  client.send('GET /api/pulse/x HTTP/1.1\r\nHost: localhost\r\n\r\n');
  expect(await client.until(/hello/)).toContain(': hello');
  client.socket.destroy();
  await left.promise;
});
