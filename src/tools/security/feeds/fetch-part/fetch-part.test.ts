import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildZip } from '#library/zip/build-zip.ts';
import { crc32c, crcText } from './crc32c.ts';
import {
  breakAfter,
  content,
  labTools,
  openFetchLab,
  send,
  type Ask,
  type FetchLab,
  type Serve,
} from './fetch-lab.ts';
import { fetchPart } from './fetch-part.ts';
import type { Transport } from './transport.ts';

let lab: FetchLab;

beforeEach(async () => {
  lab = await openFetchLab();
});

afterEach(() => lab[Symbol.asyncDispose]());

const noValidators = { etag: null, lastModified: null, crc32c: null };

test('a file comes whole, with what tells it from others, and is gone after it was read', async () => {
  const hash = crcText(crc32c(content));
  lab.serves = [
    send(content, {
      ETag: 'W/"x"',
      'Last-Modified': 'Sun, 01 Nov 2026 00:00:00 GMT',
      'X-Goog-Hash': `crc32c=${hash},md5=${'A'.repeat(22)}==`,
    }),
  ];
  const validators = { etag: 'W/"x"', lastModified: 'Sun, 01 Nov 2026 00:00:00 GMT', crc32c: hash };
  expect(await lab.fetchIt()).toEqual({ kind: 'new', sizeBytes: content.length, content, validators });
  expect(await readdir(lab.folder)).toEqual([]);
});

test('what did not change is not sent', async () => {
  lab.serves = [(_, response) => response.writeHead(304).end()];
  const validators = { ...noValidators, etag: '"one"', lastModified: 'Sun, 01 Nov 2026 00:00:00 GMT' };
  expect(await lab.fetchIt({ validators })).toEqual({ kind: 'unchanged', validators });
  expect(lab.asked[0]).toMatchObject({
    'if-none-match': '"one"',
    'if-modified-since': 'Sun, 01 Nov 2026 00:00:00 GMT',
  });
  expect(await lab.fetchIt()).toMatchObject({ kind: 'failed', reason: 'wrong-answer' });
});

test('the same checksum is the same file, without conditions', async () => {
  const crc = crcText(crc32c(content));
  lab.serves = [send(content, { 'X-Goog-Hash': `md5=AAAA,crc32c=${crc}` })];
  expect(await lab.fetchIt({ validators: { ...noValidators, crc32c: crc } })).toMatchObject({
    kind: 'unchanged',
  });
});

test('a packed transfer is unpacked', async () => {
  lab.serves = [send(gzipSync(content), { 'Content-Encoding': 'gzip' })];
  expect(await lab.fetchIt()).toMatchObject({ kind: 'new', content });
  expect(lab.asked[0]).toMatchObject({ 'accept-encoding': 'gzip' });
  lab.serves = [send(gzipSync(content).subarray(0, 500), { 'Content-Encoding': 'gzip' })];
  expect(await lab.fetchIt()).toMatchObject({ kind: 'failed', reason: 'damaged' });
  lab.serves = [send(content, { 'Content-Encoding': 'br' })];
  expect(await lab.fetchIt()).toMatchObject({ kind: 'failed', reason: 'wrong-answer' });
});

const lies: readonly [string, Serve, string, Ask?][] = [
  ['a wrong checksum', send(content, { 'X-Goog-Hash': 'crc32c=AAAAAA==' }), 'damaged'],
  ['fewer bytes than said', breakAfter(100, {}), 'broken-off'],
  [
    'more bytes than said',
    (_, response) => response.socket?.end('HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nxyz').destroySoon(),
    'damaged',
    { format: 'zip' },
  ],
  ['too many bytes, as it says', send(content), 'too-large', { mostBytes: 1000 }],
  [
    'too many bytes, unsaid',
    (_, response) => void response.writeHead(200).end(content),
    'too-large',
    { mostBytes: 1000 },
  ],
  [
    'no end',
    (_, response) => void response.writeHead(200, { 'Content-Length': 10 }).write('x'),
    'stalled',
    { limits: { stallMs: 200 } },
  ],
  ['no head', () => undefined, 'stalled', { limits: { stallMs: 200 } }],
  [
    'drops without end',
    (_, response) => void setInterval(() => response.destroyed || response.write('x'), 50).unref(),
    'timeout',
    { limits: { totalMs: 500 } },
  ],
  ['no HTTP', (_, response) => response.socket?.end('SSH-2.0-x\r\n'), 'wrong-answer'],
  ['nothing', (_, response) => response.socket?.destroy(), 'broken-off'],
  ['404', send(content, {}, 404), 'not-found'],
  ['403', send(content, {}, 403), 'wrong-answer'],
  ['500', send(content, {}, 500), 'server-error'],
  ['206 unasked', send(content, {}, 206), 'changed'],
  ['half a zip', send(buildZip([{ name: 'a', content: 'b' }]).subarray(0, 40)), 'damaged', { format: 'zip' }],
  ['half a gzip', send(gzipSync(content).subarray(0, 400)), 'damaged', { format: 'gzip' }],
  [
    'a circle',
    (request, response) => send(Buffer.alloc(0), { Location: '/again' }, 302)(request, response),
    'wrong-redirect',
  ],
  ['a redirect to a file', send(Buffer.alloc(0), { Location: 'file:///etc/passwd' }, 302), 'wrong-redirect'],
  [
    'a redirect with a name',
    send(Buffer.alloc(0), { Location: 'https://a:b@example.org/' }, 301),
    'wrong-redirect',
  ],
];

test.each(lies)('a server that sends %s: %s', async (_, serve, reason, options) => {
  lab.serves = [serve];
  const outcome = await lab.fetchIt(options);
  expect(outcome).toMatchObject({ kind: 'failed', reason, detail: expect.stringMatching(/\.$/) });
});

test('redirects are followed', async () => {
  lab.serves = [send(Buffer.alloc(0), { Location: '/elsewhere' }, 302), send(content)];
  expect(await lab.fetchIt()).toMatchObject({ kind: 'new', content });
  expect(lab.asked.map(({ url }) => url)).toEqual(['/file', '/elsewhere']);
});

test('without https nothing is asked', async () => {
  expect(await lab.fetchIt({ limits: { mayUseHttp: false } })).toMatchObject({ reason: 'wrong-redirect' });
  expect(lab.asked).toEqual([]);
});

test('from https a redirect never leads to http', async () => {
  const downgrade: Transport = (url) =>
    Promise.resolve({
      status: 302,
      headers: { location: `http://${url.host}/` },
      body: (async function* () {})(),
      discard: () => undefined,
    });
  const request = {
    name: 'x',
    part: { url: 'https://example.org/', format: 'plain' as const, mostBytes: 1000 },
    validators: null,
    folder: lab.folder,
  };
  const outcome = await fetchPart(request, { ...labTools, transport: downgrade });
  expect(outcome).toMatchObject({ kind: 'failed', reason: 'wrong-redirect' });
});

test('a server without TLS is no https server', async () => {
  lab.serves = [send(content)];
  const url = lab.address().replace('http:', 'https:');
  const request = {
    name: 'x',
    part: { url, format: 'plain' as const, mostBytes: 1000 },
    validators: null,
    folder: lab.folder,
  };
  expect(await fetchPart(request, labTools)).toMatchObject({ kind: 'failed', reason: 'tls' });
});

test('Retry-After: a short pause is made, a long one is told', async () => {
  lab.serves = [send(Buffer.alloc(0), { 'Retry-After': 0 }, 429), send(content)];
  expect(await lab.fetchIt({ limits: { attempts: 2 } })).toMatchObject({ kind: 'new' });
  lab.serves = [send(Buffer.alloc(0), { 'Retry-After': 3600 }, 503)];
  const outcome = await lab.fetchIt({ limits: { attempts: 5 } });
  expect(outcome).toMatchObject({ kind: 'failed', reason: 'server-error' });
  const waitMs = outcome.kind === 'failed' ? Number(outcome.retryAtMs) - Date.now() : 0;
  expect(waitMs).toBeGreaterThan(3_590_000);
  expect(lab.asked).toHaveLength(3);
});

test('a pause may be longer than the server may be silent', async () => {
  lab.serves = [send(Buffer.alloc(0), { 'Retry-After': 1 }, 429), send(content)];
  const limits = { attempts: 2, stallMs: 900, mostPauseMs: 2000 };
  expect(await lab.fetchIt({ limits })).toMatchObject({ kind: 'new' });
});

test('what does not pass is not asked again', async () => {
  lab.serves = [send(Buffer.alloc(0), {}, 404)];
  await lab.fetchIt({ limits: { attempts: 5 } });
  lab.serves = [send(Buffer.alloc(0), {}, 500)];
  await lab.fetchIt({ limits: { attempts: 3 } });
  expect(lab.asked).toHaveLength(1 + 3);
});

test('a folder that cannot be written is said', async () => {
  await writeFile(join(lab.folder, 'file'), 'x');
  lab.serves = [send(content)];
  const request = {
    name: 'x',
    part: { url: lab.address(), format: 'plain' as const, mostBytes: 1000 },
    validators: null,
    folder: join(lab.folder, 'file'),
  };
  expect(await fetchPart(request, labTools)).toMatchObject({ kind: 'failed', reason: 'disk' });
  expect(await readFile(join(lab.folder, 'file'), 'utf8')).toBe('x');
});
