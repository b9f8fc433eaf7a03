import { createSecureServer, createServer, type ServerHttp2Stream } from 'node:http2';
import { expect, test } from 'vitest';
import { grpc } from './grpc.ts';
import { testCertificate } from './testing/test-certificate.ts';
import { soon, testContext } from './testing/test-context.ts';
import { httpServer, listen } from './testing/test-server.ts';

const certificate = testCertificate({ name: 'localhost', names: ['127.0.0.1'] });
const serving = Buffer.from('00000000020801', 'hex');

type Answer = (stream: ServerHttp2Stream, asked: string) => void;

/** Speaks HTTP/2 as servers of gRPC do; the messages are handed to the test. */
function grpcServer(answer: Answer, isSecure = false) {
  const server = isSecure ? createSecureServer(certificate) : createServer();
  server.on('stream', (stream, headers) => {
    stream.on('error', () => {});
    expect(headers[':path']).toBe('/grpc.health.v1.Health/Check');
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => answer(stream, Buffer.concat(chunks).subarray(7).toString()));
  });
  return listen(server);
}

function reply(stream: ServerHttp2Stream, data: Buffer, trailers: Record<string, string>): void {
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers(trailers));
  stream.end(data);
}

async function ask(answer: Answer, settings: object = {}, changes = {}) {
  await using server = await grpcServer(answer, 'useTls' in settings);
  const set = grpc.settings.parse({ host: '127.0.0.1', port: server.port, ...settings });
  const outcome = await grpc.check(set, testContext({ wants: new Set(['BODY']), ...changes }));
  await expect.poll(() => server.open()).toBe(0);
  return outcome;
}

const ok = { 'grpc-status': '0' };

test('a service that serves', async () => {
  let service = '';
  const outcome = await ask(
    (stream, asked) => {
      service = asked;
      reply(stream, serving, ok);
    },
    { service: 'shop.v1.Orders' },
  );
  expect(outcome).toMatchObject({ ok: true, latencyMs: expect.any(Number), address: '127.0.0.1' });
  expect([outcome.values?.value('BODY'), outcome.values?.value('STATUS')]).toEqual(['SERVING', 0]);
  expect(service).toBe('shop.v1.Orders');
});

test('by TLS', async () => {
  const tls = { useTls: true, ca: certificate.cert };
  expect(await ask((stream) => reply(stream, serving, ok), tls)).toMatchObject({
    ok: true,
    certificate: { isTrusted: true },
  });
  expect(await ask((stream) => reply(stream, serving, ok), { useTls: true })).toMatchObject({
    reason: { id: 'tls-untrusted' },
  });
});

test.each([
  ['is not well', Buffer.from('00000000020802', 'hex'), ok, 'unhealthy'],
  ['is not known', Buffer.from('00000000020803', 'hex'), ok, 'not-found'],
  [
    'is not known, as most say it',
    Buffer.alloc(0),
    { 'grpc-status': '5', 'grpc-message': 'no%20such' },
    'not-found',
  ],
  ['wants a login', Buffer.alloc(0), { 'grpc-status': '16' }, 'auth'],
  ['has no health protocol', Buffer.alloc(0), { 'grpc-status': '12' }, 'not-found'],
  ['failed', Buffer.alloc(0), { 'grpc-status': '13' }, 'query'],
  ['sends another message', Buffer.from('nonsense'), ok, 'bad-answer'],
  ['does not say how it ended', serving, { other: '1' }, 'bad-answer'],
])('one that %s', async (_, data, trailers, id) => {
  const outcome = await ask((stream) => reply(stream, data, trailers));
  expect(outcome).toMatchObject({ ok: false, reason: { id } });
  if ('grpc-message' in trailers) expect(outcome.reason?.detail).toBe('no such (gRPC status 5)');
});

test('a status without a message, an answer of another kind, and none', async () => {
  const trailersOnly: Answer = (stream) =>
    stream.respond({ ':status': 200, 'grpc-status': '14' }, { endStream: true });
  expect(await ask(trailersOnly)).toMatchObject({ reason: { id: 'starting' } });
  const page: Answer = (stream) => {
    stream.respond({ ':status': 404 });
    stream.end('<html>');
  };
  expect(await ask(page)).toMatchObject({ reason: { id: 'status', detail: '404' } });
  expect(await ask(() => {}, {}, soon())).toMatchObject({ reason: { id: 'timeout-answer' } });
});

test('one that never ends is given up', async () => {
  const pouring: Answer = (stream) => {
    stream.respond({ ':status': 200 });
    const more = () => {
      while (!stream.destroyed && stream.write(Buffer.alloc(16_384)));
    };
    stream.on('drain', more);
    more();
  };
  expect(await ask(pouring)).toMatchObject({ reason: { id: 'body-too-large' } });
});

test('HTTP/1.1 is told apart', async () => {
  await using server = await httpServer((_, response) => response.end('hello'));
  const set = grpc.settings.parse({ host: '127.0.0.1', port: server.port });
  expect(await grpc.check(set, testContext())).toMatchObject({ reason: { id: 'bad-answer' } });
});
