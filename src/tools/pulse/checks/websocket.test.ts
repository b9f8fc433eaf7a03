import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { testCertificate } from './testing/test-certificate.ts';
import { soon, testContext } from './testing/test-context.ts';
import { httpServer, httpsServer, listen } from './testing/test-server.ts';
import { websocket } from './websocket.ts';

const consent = (request: IncomingMessage, more = '') => {
  const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  const accept = createHash('sha1').update(key).digest('base64');
  return `HTTP/1.1 101 Go\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n${more}\r\n`;
};
/** A frame from a server: not masked (RFC 6455, 5.2). */
const frame = (opcode: number, payload: Buffer | string) => {
  const bytes = Buffer.from(payload);
  return Buffer.concat([Buffer.from([0x80 | opcode, bytes.length]), bytes]);
};
const text = (words: string) => frame(1, words);
const close = (code: number, words = '') =>
  frame(8, Buffer.concat([Buffer.from([code >> 8, code & 0xff]), Buffer.from(words)]));

type Act = (request: IncomingMessage, socket: Duplex) => void;

async function ask(act: Act, settings: Readonly<Record<string, unknown>> = {}, changes = {}) {
  const server = createServer((_, response) => response.writeHead(403).end());
  server.on('upgrade', (request, socket) => {
    socket.on('error', () => {}).once('end', () => socket.end());
    act(request, socket);
    socket.resume();
  });
  await using listening = await listen(server);
  const url = `ws://home.test:${listening.port}/api?x=1`;
  const outcome = await websocket.check(websocket.settings.parse({ url, ...settings }), testContext(changes));
  await expect.poll(listening.open).toBe(0);
  return outcome;
}

/** Says good-bye when the other side does. */
const polite: Act = (request, socket) => {
  socket.write(consent(request));
  socket.on('data', () => socket.end(close(1000)));
};

test('one that opens is up', async () => {
  const outcome = await ask(polite, {}, { wants: new Set(['STATUS']) });
  expect(outcome).toMatchObject({ ok: true, address: '127.0.0.1' });
  expect(outcome.values?.value('STATUS')).toBe(101);
  expect(outcome.values?.value('CONNECTED')).toBe(true);
});

test('the request carries headers, protocols and path', async () => {
  let heard: IncomingMessage | undefined;
  const listenTo: Act = (request, socket) => {
    heard = request;
    socket.write(consent(request, 'Sec-WebSocket-Protocol: mqtt\r\n'));
    socket.on('data', () => socket.end(close(1000)));
  };
  const settings = {
    protocols: 'graphql-ws, mqtt',
    headers: 'Origin: https://home.test',
    secretHeaders: 'X-Key: hidden',
  };
  expect(await ask(listenTo, settings)).toMatchObject({ ok: true });
  expect(heard?.url).toBe('/api?x=1');
  expect(heard?.headers).toMatchObject({
    host: expect.stringMatching(/^home\.test:\d+$/),
    origin: 'https://home.test',
    'x-key': 'hidden',
    'sec-websocket-protocol': 'graphql-ws,mqtt',
  });
});

describe('a message', () => {
  const greeting: Act = (request, socket) => {
    socket.write(
      Buffer.concat([Buffer.from(consent(request)), text('hello'), text('{"type":"auth_required"}')]),
    );
    socket.on('data', (bytes: Buffer) => {
      if (bytes.includes(0x88)) socket.end(close(1000));
    });
  };

  test('that is expected comes, though not as the first', async () => {
    const outcome = await ask(
      greeting,
      { expect: 'auth_required', send: 'hi' },
      { wants: new Set(['BODY']) },
    );
    expect(outcome.ok).toBe(true);
    expect(outcome.values?.value('BODY')).toBe('{"type":"auth_required"}');
  });

  test('that is expected does not come, and the last one is shown', async () => {
    expect(await ask(greeting, { expect: 'ready' }, soon())).toMatchObject({
      ok: false,
      reason: { id: 'keyword-missing', detail: '{"type":"auth_required"}' },
      evidence: [{ label: 'Message', expected: 'ready' }],
    });
  });
});

describe('what goes wrong has a name', () => {
  const opened =
    (then: (socket: Duplex) => void): Act =>
    (request, socket) => {
      socket.write(consent(request));
      then(socket);
    };

  test.each<[string, string, Act]>([
    ['silence', 'timeout-answer', () => {}],
    ['silence once it is open', 'timeout-answer', opened(() => {})],
    ['a closing code', 'bad-answer', opened((socket) => socket.end(close(1008, 'policy')))],
    ['a good-bye before the answer', 'reset', opened((socket) => socket.end(close(1000)))],
    ['a cut', 'reset', opened((socket) => socket.destroy())],
    ['a refusal', 'auth', (_, socket) => socket.end('HTTP/1.1 401 No\r\n\r\n')],
    ['an error', 'status', (_, socket) => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')],
    [
      'a wrong consent',
      'bad-answer',
      (_, socket) =>
        socket.end(
          'HTTP/1.1 101 Go\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: x\r\n\r\n',
        ),
    ],
    ['garbage', 'bad-answer', (_, socket) => socket.end('what?\r\n\r\n')],
    ['a frame that is none', 'bad-answer', opened((socket) => socket.write(Buffer.from([0xff, 0xff, 0, 0])))],
    [
      'a message without end',
      'body-too-large',
      opened((socket) => socket.write(Buffer.from([0x81, 127, 0, 0, 0, 1, 0, 0, 0, 0]))),
    ],
    [
      'a header bomb',
      'bad-answer',
      (_, socket) => socket.write(`HTTP/1.1 101 Go\r\n${`X: ${'y'.repeat(1000)}\r\n`.repeat(100)}`),
    ],
  ])('%s: %s', async (_, id, act) => {
    const changes = id === 'timeout-answer' ? soon() : {};
    expect(await ask(act, { expect: 'never' }, changes)).toMatchObject({ ok: false, reason: { id } });
  });

  test('a closing code that is accepted is fine where no answer is awaited', async () => {
    const leaving: Act = (request, socket) => {
      socket.write(consent(request));
      socket.on('data', () => socket.end(close(3000, 'bye')));
    };
    expect(await ask(leaving)).toMatchObject({
      ok: false,
      reason: { id: 'bad-answer', detail: 'Closed with code 3000 bye' },
    });
    expect(await ask(leaving, { closeCodes: '1000, 3000-3999' })).toMatchObject({ ok: true });
  });

  test('a page where a WebSocket was expected', async () => {
    await using page = await httpServer((_, response) => response.end('hello'));
    const settings = websocket.settings.parse({ url: `ws://home.test:${page.port}/` });
    expect(await websocket.check(settings, testContext())).toMatchObject({
      ok: false,
      reason: { id: 'status', detail: '200 OK' },
    });
  });

  test('a certificate that nobody trusts: nothing is sent', async () => {
    const certificate = testCertificate({ name: 'home.test', names: ['home.test'] });
    let heard = 0;
    await using server = await httpsServer(certificate, (_, response) => {
      heard += 1;
      response.writeHead(403).end();
    });
    const url = `wss://home.test:${server.port}/`;
    const check = (settings = {}) =>
      websocket.check(websocket.settings.parse({ url, ...settings }), testContext());
    expect(await check()).toMatchObject({ ok: false, reason: { id: 'tls-untrusted' } });
    expect(heard).toBe(0);
    expect(await check({ ca: certificate.cert })).toMatchObject({
      reason: { id: 'auth', detail: '403 Forbidden' },
      certificate: { isTrusted: true },
    });
  });
});

test.each([
  { url: 'http://x/' },
  { url: 'ws://ana:secret@x/' },
  { url: 'ws://x/', closeCodes: '99' },
  { url: 'ws://x/', protocols: 'a b' },
])('settings such as %o are refused', (settings) => {
  expect(websocket.settings.safeParse(settings).success).toBe(false);
});
