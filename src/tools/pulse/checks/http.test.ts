import type { RequestListener } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { http } from './http.ts';
import { soon, testContext } from './testing/test-context.ts';
import { closedPort, httpServer, tcpServer } from './testing/test-server.ts';

const page: RequestListener = (request, response) => {
  const answers: Readonly<Record<string, () => void>> = {
    '/ok': () => response.end('all is well'),
    '/json': () => response.end(JSON.stringify({ db: { state: 'up', lagMs: 12 }, list: ['a'] })),
    '/html': () =>
      response.writeHead(503, { 'content-type': 'text/html' }).end('<html><title>Gone  home</title>'),
    '/problem': () => response.writeHead(500, { 'content-type': 'text/plain' }).end('no database\n'),
    '/gzip': () => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('packed words')),
    '/br': () =>
      response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync('packed words')),
    '/latin': () =>
      response.writeHead(200, { 'content-type': 'text/plain; charset=iso-8859-1' }).end(Buffer.from([0xf1])),
    '/echo': () => {
      response.writeHead(500, { 'content-type': 'text/plain' });
      request.pipe(response);
      for (const value of request.rawHeaders) response.write(`${value}\n`);
    },
    '/upgrade': () => response.writeHead(204).end(),
  };
  (answers[request.url ?? ''] ?? (() => response.writeHead(404).end()))();
};

async function ask(settings: Readonly<Record<string, unknown>>, changes = {}, server = page) {
  await using target = await httpServer(server);
  const { path = '/ok', ...others } = settings;
  const url = `http://photos.test:${target.port}${String(path)}`;
  // Awaited, so that the server is there until the check has ended.
  return await http.check(http.settings.parse({ url, ...others }), testContext(changes));
}

describe('an answer', () => {
  test('is accepted by its status, with addresses and times', async () => {
    const outcome = await ask({});
    expect(outcome).toMatchObject({ ok: true, address: '127.0.0.1', addresses: ['127.0.0.1'] });
    const { dnsMs = -1, connectMs = -1, firstByteMs = -1, totalMs = -1 } = outcome.timings ?? {};
    for (const part of [dnsMs, connectMs, firstByteMs]) expect(part).toBeGreaterThanOrEqual(0);
    expect(totalMs).toBeGreaterThanOrEqual(dnsMs + connectMs + firstByteMs);
    expect(outcome.latencyMs).toBe(totalMs);
    expect(outcome.values).toBeUndefined();
  });

  test.each([
    ['/html', { id: 'status', detail: '503 Service Unavailable: Gone home' }],
    ['/problem', { id: 'status', detail: '500 Internal Server Error: no database' }],
    ['/nowhere', { id: 'status', detail: '404 Not Found' }],
  ])('of %s is refused in its own words', async (path, reason) => {
    expect(await ask({ path })).toMatchObject({
      ok: false,
      reason,
      evidence: [{ label: 'Status', expected: '200-299', seen: reason.detail.split(':')[0] }],
    });
  });

  test('that refuses the login it was given says so', async () => {
    const locked: RequestListener = (_, response) => response.writeHead(401).end();
    const login = { user: 'ana', password: 'geheim' };
    expect(await ask({}, {}, locked)).toMatchObject({ reason: { id: 'status' } });
    expect(await ask(login, {}, locked)).toMatchObject({
      reason: { id: 'auth', detail: '401 Unauthorized' },
    });
  });

  test.each([
    ['404', '/nowhere', true],
    ['200, 4xx', '/nowhere', true],
    ['500-503', '/nowhere', false],
    ['500-503', '/html', true],
  ])('is taken where %s is accepted and %s asked for: %s', async (acceptedStatus, path, ok) => {
    expect(await ask({ acceptedStatus, path })).toMatchObject({ ok });
  });

  test.each([
    [{ keyword: 'well' }, undefined],
    [{ keyword: 'Well' }, { id: 'keyword-missing', detail: 'Well' }],
    [
      { keyword: 'well', keywordIsUnwanted: true },
      { id: 'keyword-found', detail: 'well' },
    ],
    [{ keyword: 'error', keywordIsUnwanted: true }, undefined],
    [{ path: '/gzip', keyword: 'packed words' }, undefined],
    [{ path: '/br', keyword: 'packed words' }, undefined],
    [{ path: '/latin', keyword: 'ñ' }, undefined],
  ])('is searched for a text: %o', async (settings, reason) => {
    const outcome = await ask(settings);
    expect(outcome.reason).toEqual(reason);
  });

  test.each([
    [{ jsonPath: 'db.state', jsonExpected: 'up' }, undefined],
    [{ jsonPath: 'db.lagMs', jsonOperator: '<', jsonExpected: '20' }, undefined],
    [
      { jsonPath: 'db.lagMs', jsonOperator: '>', jsonExpected: '20' },
      { id: 'json-query', detail: 'db.lagMs is 12' },
    ],
    [
      { jsonPath: 'db.state', jsonOperator: 'contains', jsonExpected: '*' },
      { id: 'json-query', detail: 'db.state is up' },
    ],
    [{ jsonPath: 'list[0]', jsonOperator: 'exists' }, undefined],
    [
      { jsonPath: 'list[1]', jsonOperator: 'exists' },
      { id: 'json-query', detail: 'list[1] is nothing there' },
    ],
    [
      { path: '/ok', jsonPath: 'x', jsonOperator: '!=', jsonExpected: 'y' },
      { id: 'bad-answer', detail: 'The answer is no JSON' },
    ],
  ])('is asked for a value in its JSON: %o', async (settings, reason) => {
    const outcome = await ask({ path: '/json', ...settings });
    expect(outcome.reason).toEqual(reason);
  });

  test('fills the placeholders of conditions', async () => {
    const { values } = await ask({ path: '/json' }, { wants: new Set(['BODY']) });
    expect(values?.value('STATUS')).toBe(200);
    expect(values?.value('CONNECTED')).toBe(true);
    expect(values?.value('IP')).toBe('127.0.0.1');
    expect(values?.value('RESPONSE_TIME')).toBeTypeOf('number');
    expect(values?.json()).toMatchObject({ db: { state: 'up' } });
    expect(values?.has('CERTIFICATE_EXPIRATION')).toBe(false);
  });
});

describe('a request', () => {
  const heard = async (settings: Readonly<Record<string, unknown>>) => {
    let said = '';
    await ask(settings, {}, (request, response) => {
      const lines = request.rawHeaders.flatMap((name, at, all) =>
        at % 2 === 0 ? [`${name}: ${all[at + 1]}`] : [],
      );
      said = `${request.method} ${request.url}\n${lines.join('\n')}\n\n`;
      request.on('data', (chunk) => (said += chunk)).once('end', () => response.end());
    });
    return said;
  };

  test('carries method, headers, login and body', async () => {
    const said = await heard({
      method: 'POST',
      path: '/x?y=1',
      headers: 'Accept-Language: es',
      secretHeaders: 'X-Api-Key: hidden',
      user: 'ana',
      password: 'pässword',
      body: '{"a":1}',
    });
    expect(said).toMatch(/^POST \/x\?y=1\nHost: photos\.test:\d+\n/);
    for (const part of [
      'Accept-Language: es',
      'X-Api-Key: hidden',
      `Authorization: Basic ${Buffer.from('ana:pässword').toString('base64')}`,
      'Content-Type: application/json',
      'Content-Length: 7',
      'Connection: close',
    ])
      expect(said).toContain(`\n${part}\n`);
    expect(said.endsWith('\n\n{"a":1}')).toBe(true);
  });

  test('writes forms and tokens', async () => {
    const said = await heard({ method: 'PUT', body: 'q=a b&c\nr=ñ', bodyFormat: 'form', token: 't0ken' });
    expect(said).toContain('\nAuthorization: Bearer t0ken\n');
    expect(said.endsWith('\n\nq=a+b%26c&r=%C3%B1')).toBe(true);
  });
});

test.each([
  { url: 'ftp://x/' },
  { url: 'http://user:secret@x/' },
  { url: 'http://x/', headers: 'no colon' },
  { url: 'http://x/', headers: 'Host: other' },
  { url: 'http://x/', headers: 'a: b\rc' },
  { url: 'http://x/', method: 'POST', body: '{' },
  { url: 'http://x/', user: 'a', token: 'b' },
  { url: 'http://x/', acceptedStatus: '20' },
  { url: 'http://x/', acceptedStatus: '299-200' },
  { url: 'http://x/', jsonPath: 'a[b]' },
  { url: 'http://x/', redirects: 11 },
])('settings such as %o are refused', (settings) => {
  expect(http.settings.safeParse(settings).success).toBe(false);
});

test('a target has no secret in it', () => {
  const target = (url: string) => http.target(http.settings.parse({ url }));
  expect(target('https://photos.lan/api?key=secret')).toBe('photos.lan:443');
  expect(target('http://[::1]:8080/')).toBe('[::1]:8080');
});

test('what the target repeats of a secret is not told', async () => {
  const outcome = await ask({
    path: '/echo',
    user: 'ana',
    password: 'geheim',
    secretHeaders: 'X-Key: hidden',
  });
  expect(outcome).toMatchObject({ ok: false, reason: { id: 'status' } });
  expect(JSON.stringify(outcome)).not.toMatch(/hidden|geheim|YW5hOmdlaGVpbQ/);
  expect(JSON.stringify(outcome)).toContain('[secret]');
});

describe('what goes wrong has a name', () => {
  test('nobody listens, and nobody knows the name', async () => {
    const check = (url: string) => http.check(http.settings.parse({ url }), testContext());
    expect(await check(`http://127.0.0.1:${await closedPort()}/`)).toMatchObject({
      reason: { id: 'refused' },
    });
    expect(await check('http://nobody.example/')).toMatchObject({
      reason: { id: 'name-unknown' },
      addresses: [],
    });
  });

  const ended = async (act: Parameters<typeof tcpServer>[0], settings = {}, changes: object | false = {}) => {
    await using target = await tcpServer(act);
    const url = `http://127.0.0.1:${target.port}/`;
    const outcome = await http.check(http.settings.parse({ url, ...settings }), testContext(changes || {}));
    await expect.poll(target.open).toBe(0);
    return outcome.reason?.id ?? 'ok';
  };

  test.each<[string, string, Parameters<typeof tcpServer>[0], Record<string, unknown>?]>([
    ['silence', 'timeout-answer', () => {}],
    ['a cut', 'reset', (socket) => socket.once('data', () => socket.destroy())],
    ['a reset', 'reset', (socket) => socket.once('data', () => socket.resetAndDestroy())],
    ['garbage', 'bad-answer', (socket) => socket.end('\u0000\u0001 what?\r\n\r\n')],
    ['SSH', 'bad-answer', (socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n')],
    ['half an answer', 'reset', (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf')],
    [
      'a stalled answer',
      'timeout-answer',
      (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf'),
    ],
    [
      'a header bomb',
      'bad-answer',
      (socket) => socket.write(`HTTP/1.1 200 OK\r\n${`X: ${'y'.repeat(1000)}\r\n`.repeat(100)}`),
    ],
    [
      'a status from elsewhere',
      'ok',
      (socket) => socket.write('HTTP/1.1 101 Go\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'),
      { acceptedStatus: '101' },
    ],
    [
      'smuggled lengths',
      'bad-answer',
      (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n'),
    ],
  ])('%s', async (_, id, act, settings) => {
    expect(await ended(act, settings, id === 'timeout-answer' && soon())).toBe(id);
  });

  const flood: Parameters<typeof tcpServer>[0] = (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\n');
    const pour = () => {
      while (socket.writable && socket.write(Buffer.alloc(65_536, 'x')));
    };
    socket.on('drain', pour);
    pour();
  };

  test('an endless body is too large where somebody looks at it, and good enough where nobody does', async () => {
    expect(await ended(flood, { keyword: 'nowhere' })).toBe('body-too-large');
    expect(await ended(flood)).toBe('ok');
  });

  test('a body that unpacks to very much is too large, and one that is not packed is no answer', async () => {
    const packed = gzipSync(Buffer.alloc(50 * 1024 * 1024));
    const answer: RequestListener = ({ url }, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(url === '/bomb' ? packed : 'plain');
    expect(await ask({ path: '/bomb', keyword: 'x' }, {}, answer)).toMatchObject({
      reason: { id: 'body-too-large' },
    });
    expect(await ask({ path: '/plain', keyword: 'x' }, {}, answer)).toMatchObject({
      reason: { id: 'bad-answer' },
    });
  });

  test('a stream of events is an answer once it has begun', async () => {
    const events: RequestListener = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('data: 1\n\n');
    };
    expect(await ask({}, {}, events)).toMatchObject({ ok: true });
  });
});
