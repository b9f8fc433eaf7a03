import { expect, test } from 'vitest';
import { attachmentHeader, attachmentName, type UploadBody } from '#contracts/transfer.ts';
import { manualClock } from '#kernel/clock.ts';
import { conflict } from '#kernel/errors.ts';
import type { CallContext } from '#kernel/tool.ts';
import { startHttpServer } from './http-server.ts';
import { rawClient } from './raw-client.ts';
import { example, exampleHandlers } from './test-contract.ts';
import { fakeAuthenticator, testOptions } from './test-server.ts';

const asOperator = 'Host: localhost\r\nCookie: nexus=session-of-operator\r\n';
const put = `PUT /api/pulse/files/a HTTP/1.1\r\n${asOperator}Content-Type: application/octet-stream\r\n`;
const get = `GET /api/pulse/files/a HTTP/1.1\r\n${asOperator}\r\n`;

function serve(handlers: Partial<typeof exampleHandlers>, changes: Parameters<typeof testOptions>[0] = {}) {
  const tools = [{ contract: example, handlers: { ...exampleHandlers, ...handlers } }];
  return startHttpServer(testOptions({ tools, ...changes }));
}

test.each([
  'plain.txt',
  'año.txt',
  'a"b;c=\\d/e',
  '../../etc/passwd',
  'a\r\nSet-Cookie: x',
  "it's 100%*(x)",
  '\ud800',
])('the name %j travels in one header field', (name) => {
  const header = attachmentHeader(name);
  expect(header).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w.%!#$&+^`|~-]*$/);
  expect(header).not.toMatch(/filename="[^"]*["/\\][^"]*";/);
  // oxlint-disable-next-line no-control-regex -- control characters are what is replaced
  expect(attachmentName(header)).toBe(name.toWellFormed().replace(/[\u0000-\u001f/\\]/g, '_'));
});

test('a download is an attachment that no browser guesses about', async () => {
  await using server = await serve({});
  const answer = await fetch(`${server.url}/api/pulse/files/a`, {
    headers: { cookie: 'nexus=session-of-viewer' },
  });
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': 'attachment; filename="a"; filename*=UTF-8\'\'a',
    'content-length': '6',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store, no-transform',
  });
});

test('what fails before the first bytes has its status; what fails later is cut', async () => {
  async function* failing(after: number): AsyncGenerator<Uint8Array, void> {
    for (let sent = 0; sent < after; sent += 1) yield Buffer.alloc(1000);
    throw conflict('It broke off.');
  }
  await using early = await serve({ fetchFile: () => ({ fileName: 'a', chunks: failing(0) }) });
  const headers = { cookie: 'nexus=session-of-viewer' };
  expect((await fetch(`${early.url}/api/pulse/files/a`, { headers })).status).toBe(409);
  await using late = await serve({ fetchFile: () => ({ fileName: 'a', chunks: failing(5) }) });
  const answer = await fetch(`${late.url}/api/pulse/files/a`, { headers });
  await expect(answer.arrayBuffer()).rejects.toThrow('terminated');
});

test('a client that leaves, or whose session ends, ends the transfer at its source', async () => {
  const signals: AbortSignal[] = [];
  const ended = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  async function* endless(end: () => void): AsyncGenerator<Uint8Array, void> {
    try {
      for (;;) yield Buffer.alloc(64 * 1024);
    } finally {
      end();
    }
  }
  const authenticator = fakeAuthenticator();
  const fetchFile = (_: unknown, { signal }: CallContext) => {
    const end = ended[signals.length]!.resolve;
    signals.push(signal);
    return { fileName: 'a', chunks: endless(end) };
  };
  await using server = await serve({ fetchFile }, { authenticator });
  using leaving = rawClient(server.port);
  leaving.send(get);
  await leaving.until(/\r\n\r\n/);
  leaving.socket.destroy();
  await ended[0]!.promise;
  using signedOut = rawClient(server.port);
  signedOut.send(get);
  await signedOut.until(/\r\n\r\n/);
  authenticator.end({ sessionIds: ['session-of-operator'] });
  expect(signals[1]?.aborted).toBe(true);
  await ended[1]!.promise;
});

test('an upload is read no faster than it is used, and an aborted one is told apart from a whole one', async () => {
  const failures: unknown[] = [];
  const failed = Promise.withResolvers<void>();
  const putFile = async (_: unknown, __: CallContext, body: UploadBody) => {
    try {
      for await (const chunk of body) expect(chunk.length).toBeGreaterThan(0);
    } catch (error) {
      failures.push(error);
      failed.resolve();
      throw error;
    }
    return { bytes: 0, announced: null };
  };
  await using server = await serve({ putFile });
  using client = rawClient(server.port);
  client.send(`${put}Content-Length: 100\r\n\r\nhalf`);
  client.send('more');
  await new Promise((resolve) => client.socket.once('drain', resolve).write('x', resolve));
  client.socket.destroy();
  await failed.promise;
  expect(failures).toMatchObject([{ code: 'incomplete' }]);
});

test.each([
  ['JSON', 'Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}', 415],
  [
    'a compressed body',
    'Content-Type: application/octet-stream\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}',
    415,
  ],
  ['too much, announced', 'Content-Type: application/octet-stream\r\nContent-Length: 1000001\r\n\r\n', 413],
])('%s is refused before anything of it is read', async (_, rest, status) => {
  const putFile = () => Promise.reject(new Error('must not be reached'));
  await using server = await serve({ putFile });
  using client = rawClient(server.port);
  client.send(`PUT /api/pulse/files/a HTTP/1.1\r\n${asOperator}${rest}`);
  expect(await client.until(/\r\n\r\n/)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
});

test('a long upload may last, one that only drips may not', async () => {
  const clock = manualClock();
  let arrivedBytes = 0;
  const putFile = async (_: unknown, __: CallContext, body: UploadBody) => {
    for await (const chunk of body) arrivedBytes += chunk.length;
    return { bytes: arrivedBytes, announced: null };
  };
  await using server = await serve({ putFile }, { clock });
  const upTo = (bytes: number) => expect.poll(() => arrivedBytes).toBe(bytes);
  using steady = rawClient(server.port);
  steady.send(`${put}Content-Length: 300000\r\n\r\n`);
  for (let sent = 1; sent <= 3; sent += 1) {
    steady.send('x'.repeat(100_000));
    await upTo(sent * 100_000);
    clock.advance(60_000);
  }
  expect(await steady.until(/announced/)).toContain('"bytes":300000');
  using dripping = rawClient(server.port);
  dripping.send(`${put}Content-Length: 300000\r\n\r\nx`);
  await upTo(300_001);
  clock.advance(120_000);
  expect(await dripping.rest()).toMatch(/^HTTP\/1.1 408 /);
});
