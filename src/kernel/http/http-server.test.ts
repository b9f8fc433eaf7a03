import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '#kernel/clock.ts';
import { eventually } from '#kernel/eventually.ts';
import { startHttpServer } from './http-server.ts';
import { rawClient } from './raw-client.ts';
import { example, exampleHandlers } from './test-contract.ts';
import { fakeAuthenticator, testOptions } from './test-server.ts';

const get = 'GET /api/pulse/greetings/b HTTP/1.1\r\nHost: localhost\r\n\r\n';

test('a port that is taken is an error, not a silence', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await expect(startHttpServer(testOptions({ port }))).rejects.toThrow('EADDRINUSE');
  other.close();
});

test('stopping lets a call finish, says goodbye to streams and closes idle connections', async () => {
  const called = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const handlers = {
    ...exampleHandlers,
    async greet() {
      called.resolve();
      await released.promise;
      return { text: 'finished', tags: [] };
    },
    async *ticks() {
      yield { id: '1', data: { tick: 1 } };
      await new Promise(() => {});
    },
  };
  const server = await startHttpServer(testOptions({ tools: [{ contract: example, handlers }] }));
  using idle = rawClient(server.port);
  idle.send('GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await idle.until(/alive/);
  using calling = rawClient(server.port);
  calling.send(get);
  await called.promise;
  using streaming = rawClient(server.port);
  streaming.send(
    'GET /api/pulse/ticks HTTP/1.1\r\nHost: localhost\r\nCookie: nexus=session-of-viewer\r\n\r\n',
  );
  await streaming.until(/"tick":1/);

  const stopped = server[Symbol.asyncDispose]();
  expect(await streaming.rest()).toMatch(/: stopping\nretry: 1000\n\n/);
  await idle.rest();
  released.resolve();
  expect(await calling.rest()).toContain('finished');
  await stopped;
});

test('what does not end in time is cut', async () => {
  const called = Promise.withResolvers<AbortSignal>();
  const handlers = {
    ...exampleHandlers,
    greet: (_: unknown, { signal }: { signal: AbortSignal }) => {
      called.resolve(signal);
      return new Promise<never>(() => {});
    },
  };
  const limits = { stopMs: 50 };
  const tools = [{ contract: example, handlers }];
  const server = await startHttpServer(testOptions({ tools, limits, clock: systemClock }));
  using calling = rawClient(server.port);
  calling.send(get);
  const signal = await called.promise;
  const aborted = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  await server[Symbol.asyncDispose]();
  await aborted;
  expect(await calling.rest()).toBe('');
});

test('the signal of a call aborts when its client leaves', async () => {
  const called = Promise.withResolvers<AbortSignal>();
  const handlers = {
    ...exampleHandlers,
    greet: async (_: unknown, { signal }: { signal: AbortSignal }) => {
      called.resolve(signal);
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      return { text: '', tags: [] };
    },
  };
  await using server = await startHttpServer(testOptions({ tools: [{ contract: example, handlers }] }));
  using client = rawClient(server.port);
  client.send(get);
  const signal = await called.promise;
  client.socket.destroy();
  await new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener('abort', resolve, { once: true });
  });
  expect(signal.aborted).toBe(true);
});

test('the end of a session ends its streams, and says why', async () => {
  const authenticator = fakeAuthenticator();
  const handlers = {
    ...exampleHandlers,
    async *ticks(_: unknown, { signal }: { signal: AbortSignal }) {
      yield { id: '1', data: { tick: 1 } };
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    },
  };
  await using server = await startHttpServer(
    testOptions({ authenticator, tools: [{ contract: example, handlers }] }),
  );
  const streams = ['viewer', 'admin'].map((role) => {
    const client = rawClient(server.port);
    client.send(
      `GET /api/pulse/ticks HTTP/1.1\r\nHost: localhost\r\nCookie: nexus=session-of-${role}\r\nConnection: close\r\n\r\n`,
    );
    return client;
  });
  await Promise.all(streams.map((client) => client.until(/"tick":1/)));
  authenticator.end({ sessionIds: ['session-of-viewer'] });
  expect(await streams[0]!.rest()).toMatch(/event: problem\ndata: \{.*"code":"unauthenticated"/);
  expect(streams[1]!.socket.destroyed).toBe(false);
  streams[1]!.socket.destroy();
});

test('nobody has more streams open than the limit; others are not concerned', async () => {
  const shared = { tick: 7 };
  const endless = {
    ...exampleHandlers,
    async *ticks(_: unknown, { signal }: { signal: AbortSignal }) {
      yield { data: shared, isShared: true };
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    },
  };
  const tools = [{ contract: example, handlers: endless }];
  await using server = await startHttpServer(testOptions({ tools, limits: { streamsEach: 2 } }));
  const clients: ReturnType<typeof rawClient>[] = [];
  onTestFinished(() => clients.forEach((client) => client.socket.destroy()));
  const open = (role: string) => {
    const client = rawClient(server.port);
    clients.push(client);
    client.send(
      `GET /api/pulse/ticks HTTP/1.1\r\nHost: localhost\r\nCookie: nexus=session-of-${role}\r\n\r\n`,
    );
    return client;
  };
  for (const client of [open('viewer'), open('viewer')]) await client.until(/data: \{"tick":7\}\n\n/);
  expect(await open('viewer').until(/\}/)).toMatch(/^HTTP\/1.1 429 [^]*"detailEs":"Hay demasiadas/);
  await open('admin').until(/"tick":7/);
  clients[0]?.socket.destroy();
  await eventually(async () => {
    const text = await open('viewer').until(/\}/);
    return text.startsWith('HTTP/1.1 200') || undefined;
  });
});
