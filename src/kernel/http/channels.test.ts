import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { ClientOptions } from 'ws';
import { forbidden } from '#kernel/errors.ts';
import { startHttpServer } from './http-server.ts';
import type { HttpServer } from './http-server-options.ts';
import { example, exampleHandlers } from './test-contract.ts';
import { fakeAuthenticator, testOptions } from './test-server.ts';

const authenticator = fakeAuthenticator();
const handlers: typeof exampleHandlers = {
  ...exampleHandlers,
  async talk({ params }, context, channel) {
    if (params.room === 'closed') throw forbidden('This room is closed.');
    if (params.room === 'broken') throw new Error('inside');
    if (params.room === 'flood') {
      const sent = Array.from({ length: 1000 }, () => channel.send({ said: 'x'.repeat(60_000) }));
      await Promise.all(sent);
    }
    await exampleHandlers.talk({ params }, context, channel);
  },
};
const opened: WebSocket[] = [];
let server: HttpServer;

beforeAll(async () => {
  const limits = { messageBytes: 1000, channelHeartbeatMs: 100, channelBufferBytes: 100_000 };
  server = await startHttpServer(
    testOptions({ tools: [{ contract: example, handlers }], authenticator, limits }),
  );
});
afterAll(() => server[Symbol.asyncDispose]());
afterEach(() => opened.splice(0).forEach((socket) => socket.terminate()));

/** Opens as an operator's page would; an empty header is left out. */
function open(
  path: string,
  headers: Readonly<Record<string, string>> = {},
  options: ClientOptions = {},
): WebSocket {
  const url = `${server.url.replace('http', 'ws')}/api/pulse${path}`;
  const all = { cookie: 'nexus=session-of-operator', origin: server.url, ...headers };
  const sent = Object.entries(all).filter(([, value]) => value !== '');
  const socket = new WebSocket(url, { ...options, headers: Object.fromEntries(sent) });
  socket.on('error', () => undefined);
  opened.push(socket);
  return socket;
}

/** `open`, or the status of the refusal. */
async function opening(socket: WebSocket): Promise<'open' | number> {
  const { promise, resolve } = Promise.withResolvers<'open' | number>();
  socket.on('open', () => resolve('open'));
  socket.on('unexpected-response', (_: unknown, answer: IncomingMessage) => resolve(answer.statusCode ?? 0));
  return promise;
}

async function closing(socket: WebSocket): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  socket.on('close', (code: number, reason: Buffer) => resolve(`${code} ${reason.toString()}`.trim()));
  return promise;
}

test.each([
  ['nobody', { cookie: '' }, 401],
  ['a viewer', { cookie: 'nexus=session-of-viewer' }, 403],
  ['an operator', {}, 'open'],
  ['a page of another site', { origin: 'http://evil.example' }, 403],
  ['a page of a sibling', { origin: 'http://app.127.0.0.1' }, 403],
  ['a sandboxed frame', { origin: 'null' }, 403],
  ['a token without the permission', { cookie: '', authorization: 'Bearer token-of-logs' }, 403],
])('%s is let in before anything is upgraded', async (_, headers, outcome) => {
  expect(await opening(open('/talks/x', headers))).toBe(outcome);
});

test('a session cookie without an Origin opens nothing', async () => {
  expect(await opening(open('/talks/x', { origin: '' }))).toBe(403);
});

test.each([
  ['no channel', '/ticks', 404],
  ['nothing at all', '/nothing', 404],
  ['a parameter that cannot be read', '/talks/%E0', 404],
])('upgrading %s is answered', async (_, path, status) => {
  expect(await opening(open(path))).toBe(status);
});

test.each([
  ['what the contract does not know', JSON.stringify({ shout: 'a' }), /^4400 invalid /],
  ['no JSON', '{', /^4400 invalid /],
  ['bytes', Buffer.from('{"say":"a"}'), /^4400 invalid /],
  ['too much', JSON.stringify({ say: 'a'.repeat(1000) }), /^1009/],
])('%s ends the channel', async (_, message, reason) => {
  const socket = open('/talks/x');
  await opening(socket);
  socket.send(message);
  expect(await closing(socket)).toMatch(reason);
});

test.each([
  ['closed', /^4403 forbidden This room is closed\.$/],
  ['broken', /^4500 bug Something went wrong/],
])('a handler that fails says so as it closes: %s', async (room, reason) => {
  expect(await closing(open(`/talks/${room}`))).toMatch(reason);
});

test('the end of a session ends its channels and no others', async () => {
  const ended = open('/talks/x');
  const other = open('/talks/x', { cookie: 'nexus=session-of-admin' });
  await Promise.all([opening(ended), opening(other)]);
  authenticator.end({ sessionIds: ['session-of-operator'] });
  expect(await closing(ended)).toBe('4401 unauthenticated Your session has ended.');
  other.send(JSON.stringify({ say: 'still here' }));
  const [data] = await once(other, 'message');
  expect(String(data)).toContain('still here');
});

test('a client that answers no ping is cut', async () => {
  const socket = open('/talks/x', {}, { autoPong: false });
  await opening(socket);
  expect(await closing(socket)).toMatch(/^1006/);
});

test('a client for which too much waits is cut', async () => {
  expect(await closing(open('/talks/flood'))).toMatch(/^1006/);
});
