import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallContext } from '#kernel/tool.ts';
import { startHttpServer } from './http-server.ts';
import type { HttpServer } from './http-server-options.ts';
import { rawClient } from './raw-client.ts';
import { example, exampleHandlers } from './test-contract.ts';
import { testOptions } from './test-server.ts';

const head = 'Host: localhost\r\n';
const asOperator = 'Cookie: nexus=session-of-operator\r\nContent-Type: application/json\r\n';
const lines: string[] = [];
const big = 'x'.repeat(1024 * 1024);
const signals: AbortSignal[] = [];
let server: HttpServer;

beforeAll(async () => {
  const handlers = {
    ...exampleHandlers,
    large(_: unknown, { signal }: CallContext) {
      signals.push(signal);
      return Array.from({ length: 64 }, () => big);
    },
    async *ticks(_: unknown, { signal }: CallContext) {
      signals.push(signal);
      for (let tick = 1; ; tick += 1) yield { id: String(tick), data: { tick } };
    },
  };
  const limits = { headersTimeoutMs: 300, requestTimeoutMs: 600, stallMs: 300, answerMs: 900 };
  server = await startHttpServer(testOptions({ tools: [{ contract: example, handlers }], limits }, lines));
});

afterAll(() => server[Symbol.asyncDispose]());

async function exchange(text: string | Uint8Array): Promise<string> {
  using client = rawClient(server.port);
  client.send(text);
  return await client.until(/\r\n\r\n/);
}

test.each([
  ['more header than is read', `GET / HTTP/1.1\r\n${head}X: ${'a'.repeat(17_000)}\r\n\r\n`, 431],
  ['two hosts', `GET / HTTP/1.1\r\n${head}Host: evil.example\r\n\r\n`, 400],
  ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
  ['a host that is none', 'GET / HTTP/1.1\r\nHost: a b\r\n\r\n', 400],
  ['a whole address', `GET http://evil.example/ HTTP/1.1\r\n${head}\r\n`, 400],
  ['a path of two slashes', `GET //evil.example/ HTTP/1.1\r\n${head}\r\n`, 400],
  ['an asterisk', `OPTIONS * HTTP/1.1\r\n${head}\r\n`, 400],
  [
    'both lengths',
    `POST / HTTP/1.1\r\n${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    400,
  ],
  ['two lengths', `POST / HTTP/1.1\r\n${head}Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcd`, 400],
  ['a folded field', `GET / HTTP/1.1\r\n${head}X: a\r\n b\r\n\r\n`, 400],
  ['no HTTP', 'SSH-2.0-client\r\n\r\n', 400],
  ['TLS', Buffer.from('16030100f5010000f10303', 'hex'), 400],
  [
    'an upgrade to nothing known',
    `GET /api/pulse/x HTTP/1.1\r\n${head}Connection: upgrade\r\nUpgrade: h2c\r\n\r\n`,
    404,
  ],
])('%s is answered with its status', async (_, text, status) => {
  expect(await exchange(text)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
});

test.each([
  ['never ends its header', 'GET / HTTP/1.1\r\nHost: loc', /^HTTP\/1.1 408 /],
  [
    'never ends its body',
    `POST /api/pulse/notes HTTP/1.1\r\n${head}${asOperator}Content-Length: 9\r\n\r\n{`,
    /^HTTP\/1.1 408 /,
  ],
])('a client that %s is cut', async (_, text, answer) => {
  using client = rawClient(server.port);
  client.send(text);
  expect(await client.rest()).toMatch(answer);
});

test('a chunked body is counted as it arrives', async () => {
  using client = rawClient(server.port);
  client.send(`POST /api/pulse/notes HTTP/1.1\r\n${head}${asOperator}Transfer-Encoding: chunked\r\n\r\n`);
  const chunk = `4000\r\n${'a'.repeat(0x4000)}\r\n`;
  for (let sent = 0; sent < 5; sent += 1) client.send(chunk);
  expect(await client.until(/bytes\."\}/)).toMatch(/^HTTP\/1.1 413 [^]*"code":"too-large"/);
});

test('a body that is not UTF-8 is refused', async () => {
  using client = rawClient(server.port);
  client.send(`POST /api/pulse/notes HTTP/1.1\r\n${head}${asOperator}Content-Length: 4\r\n\r\n`);
  client.send(Uint8Array.of(0x22, 0xff, 0xfe, 0x22));
  expect(await client.until(/\r\n\r\n/)).toMatch(/^HTTP\/1.1 400 /);
});

test.each([
  ['an endless stream', '/api/pulse/ticks', false],
  ['an endless stream, but writes,', '/api/pulse/ticks', true],
  ['a large answer', '/api/pulse/large', false],
  ['a large answer, but writes,', '/api/pulse/large', true],
])('a client that does not read %s is cut', async (_, path, isWriting) => {
  using client = rawClient(server.port);
  client.send(`GET ${path} HTTP/1.1\r\n${head}${asOperator}\r\n`);
  await client.until(/\r\n\r\n/);
  client.socket.pause();
  const poke = setInterval(() => isWriting && client.send('\r\n'), 20);
  const signal = signals.at(-1)!;
  await new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener('abort', resolve, { once: true });
  });
  clearInterval(poke);
  expect(signal.aborted).toBe(true);
});

test('rubbish of all kinds ends in an answer or a cut, never in a bug', async () => {
  const paths = [
    '/api/pulse/greetings/%',
    '/api/pulse/greetings/%00',
    '/api/%2e%2e/pulse',
    '/api/pulse/notes?__proto__[x]=1',
  ];
  const bodies = [
    '[]',
    'null',
    '{"__proto__":{"x":1}}',
    '['.repeat(20_000),
    '"\\ud800"',
    '1e999',
    '{"text":{"toString":1}}',
  ];
  const sent = [
    ...paths.map((path) => `GET ${path} HTTP/1.1\r\n${head}\r\n`),
    ...bodies.map(
      (body) =>
        `POST /api/pulse/notes HTTP/1.1\r\n${head}${asOperator}Content-Length: ${body.length}\r\n\r\n${body}`,
    ),
    ...Array.from({ length: 40 }, () => randomBytes(300)),
    ...Array.from({ length: 40 }, () =>
      Buffer.concat([
        Buffer.from(`GET / HTTP/1.1\r\n${head}Cookie: `),
        randomBytes(200),
        Buffer.from('\r\n\r\n'),
      ]),
    ),
  ];
  for (const text of sent) {
    using client = rawClient(server.port);
    client.send(text);
    client.socket.end();
    expect(await client.until(/\r\n\r\n/)).toMatch(/^HTTP\/1.1 [24]\d\d |^$/);
  }
  expect(lines.filter((line) => line.includes('bug'))).toEqual([]);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});
