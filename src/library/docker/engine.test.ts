import { createServer } from 'node:http';
import { createServer as createRawServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startContainer, waitContainer } from './container-lifecycle.ts';
import { createContainer, inspectContainer, listContainers, removeContainer } from './containers.ts';
import type { EngineAddress } from './engine-address.ts';
import { EngineError } from './engine-error.ts';
import { connectEngine } from './engine.ts';
import { startFakeEngine } from './fake-engine.ts';

test.each([
  ['1.41', '1.41'],
  ['1.44', '1.44'],
  ['1.52', '1.52'],
  ['1.55', '1.52'],
])('an engine of API %s is spoken to in %s', async (offered, spoken) => {
  await using fake = await startFakeEngine({ apiVersion: offered });
  await using engine = connectEngine(fake.address);
  await listContainers(engine, { all: true });
  expect(await engine.apiVersion()).toBe(spoken);
  expect(fake.urls.at(-1)).toBe(`/v${spoken}/containers/json?all=true`);
});

test('an engine that is too old is named, with what is needed', async () => {
  await using fake = await startFakeEngine({ apiVersion: '1.40' });
  await using engine = connectEngine(fake.address);
  await expect(listContainers(engine)).rejects.toMatchObject({
    kind: 'version',
    message: expect.stringContaining('speaks API 1.40; at least 1.41'),
  });
});

test('an engine that is too new is named, in its own words', async () => {
  await using fake = await startFakeEngine({ apiVersion: '1.60', minApiVersion: '1.56' });
  await using engine = connectEngine(fake.address);
  await expect(listContainers(engine)).rejects.toMatchObject({
    kind: 'version',
    engineText: expect.stringContaining('Minimum supported API version is 1.56'),
  });
});

test('an upgrade and a downgrade of the engine are followed without an error', async () => {
  await using fake = await startFakeEngine({ apiVersion: '1.41' });
  await using engine = connectEngine(fake.address);
  expect(await engine.apiVersion()).toBe('1.41');
  Object.assign(fake, { apiVersion: '1.52', minApiVersion: '1.44' });
  expect(await listContainers(engine)).toEqual([]);
  expect(await engine.apiVersion()).toBe('1.52');
  Object.assign(fake, { apiVersion: '1.43', minApiVersion: '1.24' });
  expect(await listContainers(engine)).toEqual([]);
  expect(await engine.apiVersion()).toBe('1.43');
});

test('a proxy that forbids GET of the ping is asked with HEAD, then for the version', async () => {
  await using fake = await startFakeEngine();
  const forbidden = { is: 'status', status: 403, message: 'forbidden' } as const;
  fake.fail('GET /_ping', forbidden);
  await using first = connectEngine(fake.address);
  expect(await first.apiVersion()).toBe('1.52');
  expect(fake.requests).toEqual(['GET /_ping', 'HEAD /_ping']);

  fake.fail('GET /_ping', forbidden);
  fake.fail('HEAD /_ping', forbidden);
  await using second = connectEngine(fake.address);
  expect(await second.apiVersion()).toBe('1.52');
  expect(fake.requests.at(-1)).toBe('GET /version');
});

test('answers become errors of their kind, with the words of the engine', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  await expect(inspectContainer(engine, 'nobody')).rejects.toMatchObject({
    kind: 'not-found',
    status: 404,
    engineText: 'No such container: nobody',
  });
  fake.addContainer({ name: 'web' });
  await expect(removeContainer(engine, 'web')).rejects.toMatchObject({ kind: 'conflict', status: 409 });
  await expect(inspectContainer(engine, '..')).rejects.toMatchObject({ kind: 'invalid' });
  for (const status of [429, 500]) {
    fake.fail('GET /containers/json', { is: 'status', status, message: 'enough' });
    await expect(listContainers(engine)).rejects.toMatchObject({
      kind: 'refused',
      status,
      engineText: 'enough',
    });
  }
});

test('starting what runs already is no error', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  const { Id } = await createContainer(engine, { Image: 'busybox' }, { name: 'web' });
  expect(await startContainer(engine, Id)).toBe(true);
  expect(await startContainer(engine, 'web')).toBe(false);
});

test('a hung engine ends in a timeout, and leaves other calls alone', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  fake.fail('GET /containers/json', { is: 'hang' });
  await expect(listContainers(engine, { timeoutMs: 30 })).rejects.toMatchObject({ kind: 'timeout' });
  expect(await listContainers(engine)).toEqual([]);
});

test('an abort rejects with its own reason: before, during and while waiting', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  const reason = new Error('the person left');
  await expect(listContainers(engine, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  fake.addContainer({ name: 'web' });
  const controller = new AbortController();
  const waiting = waitContainer(engine, 'web', { timeoutMs: 60_000, signal: controller.signal });
  await expect.poll(() => fake.requests).toContain('POST /containers/web/wait');
  controller.abort(reason);
  await expect(waiting).rejects.toBe(reason);
});

test('an answer that is cut short is never taken for a whole one', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  fake.fail('GET /containers/json', { is: 'truncate' });
  await expect(listContainers(engine)).rejects.toMatchObject({ kind: 'unreachable' });
  fake.fail('GET /containers/json', { is: 'cut' }, 2);
  await expect(listContainers(engine)).rejects.toMatchObject({ kind: 'unreachable' });
});

test('a kept connection that the engine has closed is replaced', async () => {
  await using fake = await startFakeEngine();
  await using engine = connectEngine(fake.address);
  await listContainers(engine);
  fake.cut();
  expect(await listContainers(engine)).toEqual([]);
});

test('no engine: the error says what to look at', async () => {
  await using missing = connectEngine({ socketPath: join(tmpdir(), 'nxdock-nobody.sock') });
  await expect(missing.ping()).rejects.toMatchObject({
    kind: 'unreachable',
    message: expect.stringContaining('socket does not exist'),
  });
  const closed = await listen(createRawServer());
  const address = addressOf(closed);
  await close(closed);
  await using refused = connectEngine(address);
  await expect(refused.ping()).rejects.toMatchObject({
    kind: 'unreachable',
    message: expect.stringContaining('nothing listens'),
  });
});

test('something else than Docker is recognised', async () => {
  const web = await listen(createServer((_request, response) => response.end('<html>hello</html>')));
  const mail = await listen(
    createRawServer((socket) => socket.resume().end('220 mail.example.org ESMTP\r\n')),
  );
  for (const server of [web, mail]) {
    await using engine = connectEngine(addressOf(server));
    await expect(engine.ping()).rejects.toMatchObject({ kind: 'not-docker' });
  }
  await Promise.all([close(web), close(mail)]);
});

test('errors carry their cause', async () => {
  await using engine = connectEngine({ socketPath: join(tmpdir(), 'nxdock-nobody.sock') });
  const error = await engine.ping().catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(EngineError);
  expect(error).toHaveProperty('cause.code', 'ENOENT');
});

async function listen<T extends Server>(server: T): Promise<T> {
  const listening = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', listening.resolve);
  await listening.promise;
  return server;
}

function addressOf(server: Server): EngineAddress {
  const bound: AddressInfo | string | null = server.address();
  if (typeof bound !== 'object' || bound === null) throw new Error('The server does not listen.');
  return { host: '127.0.0.1', port: bound.port };
}

async function close(server: Server): Promise<void> {
  const closed = Promise.withResolvers<void>();
  server.close(() => closed.resolve());
  await closed.promise;
}
