import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Problem } from '#contracts/access.ts';
import { conflict, tooMany } from '#kernel/errors.ts';
import type { CallContext } from '#kernel/tool.ts';
import { createApp } from './app.ts';
import type { HttpServerOptions } from './http-server-options.ts';
import { createServing } from './serving.ts';
import { example, exampleHandlers } from './test-contract.ts';
import { peerHeader, testOptions } from './test-server.ts';

interface Sent {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly remoteAddress?: string;
}

const origin = 'http://localhost:9095';
const asOperator = { cookie: 'nexus=session-of-operator', origin };
const json = { 'content-type': 'application/json' };

function appWith(changes: Partial<HttpServerOptions> = {}, lines: string[] = []) {
  const app = createApp(createServing(testOptions(changes, lines)), undefined);
  return async (path: string, { remoteAddress = '127.0.0.1', headers, ...init }: Sent = {}) =>
    app.request(
      `${origin}${path}`,
      { ...init, headers: { host: 'localhost:9095', ...headers } },
      { remoteAddress },
    );
}

function handling(changes: Partial<typeof exampleHandlers>): Partial<HttpServerOptions> {
  return { tools: [{ contract: example, handlers: { ...exampleHandlers, ...changes } }] };
}

async function problemOf(answer: Response): Promise<Problem> {
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  const problem: Problem = JSON.parse(await answer.text());
  expect(problem.status).toBe(answer.status);
  return problem;
}

test('a client that takes nothing but JSON is told problems as JSON', async () => {
  const send = appWith();
  const answer = await send('/api/nothing', { headers: { accept: 'application/json' } });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/json']);
  expect(await answer.json()).toMatchObject({ status: 404, code: 'not-found' });
  const curl = await send('/api/nothing', { headers: { accept: '*/*' } });
  expect(curl.headers.get('content-type')).toBe('application/problem+json');
});

test('parameters and query arrive parsed, the result leaves parsed', async () => {
  const send = appWith();
  const answer = await send('/api/pulse/greetings/a%2Fb?times=2&loud=true&tag=x');
  expect(await answer.json()).toEqual({ text: 'HELLO A/BHELLO A/B', tags: ['x'] });
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const many = await send('/api/pulse/greetings/b?tag=x&tag=y');
  expect(await many.json()).toEqual({ text: 'hello b', tags: ['x', 'y'] });
});

test('fields of a result that the contract does not know stay inside', async () => {
  const send = appWith(handling({ greet: () => Object.assign({ text: 'hi', tags: [] }, { password: 'x' }) }));
  expect(await (await send('/api/pulse/greetings/b')).json()).toEqual({ text: 'hi', tags: [] });
});

test('bad input is refused field by field, without repeating it', async () => {
  const send = appWith();
  const query = await problemOf(await send('/api/pulse/greetings/b?times=9&times=8&loud=perhaps'));
  expect({ code: query.code, fields: query.issues?.map(({ path }) => path) }).toEqual({
    code: 'invalid',
    fields: ['times', 'loud'],
  });
  const body = JSON.stringify({ text: 'hunter2'.repeat(9), secret: 'pw', 'evil-key': 1 });
  const answer = await send('/api/pulse/notes', {
    method: 'POST',
    body,
    headers: { ...json, ...asOperator },
  });
  expect(answer.status).toBe(400);
  const text = await answer.text();
  expect(JSON.parse(text).issues.map(({ path }: { path: string }) => path)).toEqual(['text', 'secret']);
  for (const sent of ['hunter2', 'pw', 'evil-key']) expect(text).not.toContain(sent);
});

test.each([
  ['no JSON', '{', json, 400],
  ['nothing', '', json, 400],
  ['JSON that is said to be text', '{"text":"a"}', { 'content-type': 'text/plain' }, 415],
  ['a form', 'text=a', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
  ['compressed JSON', '{"text":"a"}', { ...json, 'content-encoding': 'gzip' }, 415],
  ['a body of 70 000 bytes', JSON.stringify({ text: 'a'.repeat(70_000) }), json, 413],
  ['JSON with parameters', '{"text":"a"}', { 'content-type': 'application/json; charset=utf-8' }, 200],
  ['JSON of another name', '{"text":"a"}', { 'content-type': 'application/merge-patch+json' }, 200],
])('a body that is %s is answered', async (_, body, headers, status) => {
  const send = appWith();
  const answer = await send('/api/pulse/notes', {
    method: 'POST',
    body,
    headers: { ...headers, ...asOperator },
  });
  expect(answer.status).toBe(status);
});

test('a bug is answered with an id that the log has, and nothing else', async () => {
  const lines: string[] = [];
  const broken = handling({
    greet: () => {
      throw new Error('password is hunter2');
    },
    large: () => JSON.parse('[1]'),
  });
  const send = appWith(broken, lines);
  for (const path of ['/api/pulse/greetings/b', '/api/pulse/large']) {
    const answer = await send(path, { headers: asOperator });
    const problem = await problemOf(answer);
    expect(problem).toMatchObject({ status: 500, code: 'bug' });
    expect(JSON.stringify(problem)).not.toContain('hunter2');
    expect(lines.at(-1)).toContain(problem.errorId);
  }
});

test('an expected failure keeps its code, words and time to wait', async () => {
  const engineError = Object.assign(new Error('inside'), { engineText: 'port is already allocated' });
  const refused = appWith(
    handling({ greet: () => Promise.reject(conflict('It is taken.', { cause: engineError })) }),
  );
  const problem = await problemOf(await refused('/api/pulse/greetings/b'));
  expect(problem).toEqual({
    type: 'urn:nexus:problem:conflict',
    title: 'Conflict',
    status: 409,
    code: 'conflict',
    detail: 'It is taken.',
    cause: 'port is already allocated',
  });
  const busy = appWith(handling({ greet: () => Promise.reject(tooMany('Wait.', 1.2)) }));
  expect((await busy('/api/pulse/greetings/b')).headers.get('retry-after')).toBe('2');
});

test.each([
  ['/api', 'GET', 404, null],
  ['/api/pulse/nothing', 'GET', 404, null],
  ['/api/watcher/x', 'GET', 404, null],
  ['/api/pulse/notes', 'GET', 405, 'POST'],
  ['/api/pulse/large', 'DELETE', 405, 'GET, HEAD'],
  ['/api/pulse/large', 'OPTIONS', 405, 'GET, HEAD'],
  ['/nothing', 'GET', 404, null],
  ['/nothing', 'POST', 404, null],
])('%s by %s is answered %d', async (path, method, status, allow) => {
  const answer = await appWith()(path, { method });
  await problemOf(answer.clone());
  expect({ status: answer.status, allow: answer.headers.get('allow') }).toEqual({ status, allow });
});

test('HEAD is answered like GET, and starts no stream', async () => {
  let isStarted = false;
  const send = appWith(
    handling({
      async *ticks() {
        isStarted = true;
        yield { data: { tick: 1 } };
      },
    }),
  );
  const headers = { cookie: 'nexus=session-of-viewer' };
  const stream = await send('/api/pulse/ticks', { method: 'HEAD', headers });
  expect(stream.headers.get('content-type')).toBe('text/event-stream');
  expect(isStarted).toBe(false);
  expect((await send('/api/pulse/greetings/b', { method: 'HEAD' })).status).toBe(200);
});

test('a channel asked for by GET says how to open it', async () => {
  const answer = await appWith()('/api/pulse/talks/x', { headers: asOperator });
  expect(answer.status).toBe(426);
});

test('large answers are compressed for those who take it', async () => {
  const send = appWith();
  const plain = await send('/api/pulse/large', { headers: asOperator });
  expect(plain.headers.get('content-encoding')).toBeNull();
  const squeezed = await send('/api/pulse/large', { headers: { ...asOperator, 'accept-encoding': 'gzip' } });
  expect(squeezed.headers.get('content-encoding')).toBe('gzip');
  expect(gunzipSync(await squeezed.arrayBuffer()).toString()).toBe(await plain.text());
});

test('every answer is secured, and HSTS is kept for HTTPS', async () => {
  const send = appWith({ trustedProxies: ['127.0.0.1'] });
  for (const path of [
    '/',
    '/api/nothing',
    '/api/pulse/greetings/b',
    '/healthz',
    '/api/docs',
    '/api/openapi.json',
  ]) {
    const { headers } = await send(path);
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self';.*object-src 'none'$/,
    );
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.has('strict-transport-security')).toBe(false);
  }
  const secure = await send('/', { headers: { 'x-forwarded-proto': 'https' } });
  expect(secure.headers.get('strict-transport-security')).toMatch(/max-age=31536000/);
});

test.each([
  ['its own origin', { origin }, 200],
  ['another origin', { origin: 'http://evil.example' }, 403],
  ['a sibling', { origin: 'http://app.localhost:9095' }, 403],
  ['the same host over HTTPS', { origin: 'https://localhost:9095' }, 403],
  ['another port', { origin: 'http://localhost:9096' }, 403],
  ['a sandboxed frame', { origin: 'null' }, 403],
  ['no origin, but from another site', { 'sec-fetch-site': 'cross-site' }, 403],
  ['no origin, but from a sibling', { 'sec-fetch-site': 'same-site' }, 403],
  ['a program with a cookie', {}, 200],
])('with a session, a change sent by %s is answered', async (_, headers, status) => {
  const answer = await appWith()('/api/pulse/notes', {
    method: 'POST',
    body: '{"text":"a"}',
    headers: { ...json, cookie: 'nexus=session-of-operator', ...headers },
  });
  expect(answer.status).toBe(status);
});

test('a token needs no origin, and a cookie beside it does not count', async () => {
  const headers = { authorization: 'Bearer token-of-logs', origin: 'http://evil.example', ...json };
  const send = appWith();
  const answer = await send('/api/pulse/notes', {
    method: 'POST',
    body: '{"text":"a"}',
    headers: { ...headers, cookie: 'nexus=session-of-admin' },
  });
  expect(await problemOf(answer)).toMatchObject({ status: 403, code: 'forbidden' });
  const asTool = await send('/api/pulse/ask', { method: 'POST', headers: { authorization: peerHeader() } });
  expect(asTool.status).toBe(200);
});

test('another name is refused when the public one is known, except for who needs no name', async () => {
  const send = appWith({ publicUrl: 'https://nexus.example' });
  const evil = { host: 'evil.example' };
  for (const path of ['/', '/api/docs', '/api/nothing', '/api/pulse/greetings/b']) {
    expect((await send(path, { headers: evil })).status).toBe(421);
  }
  expect((await send('/healthz', { headers: evil })).status).toBe(200);
  const token = { ...evil, authorization: 'Bearer token-of-logs' };
  expect((await send('/api/pulse/greetings/b', { headers: token })).status).toBe(200);
  const unknown = { ...evil, authorization: 'Bearer token-of-nobody' };
  expect((await send('/api/pulse/greetings/b', { headers: unknown })).status).toBe(421);
});

test('a session starts and ends with a cookie, and never in clear', async () => {
  const start = (_: unknown, context: CallContext) => {
    context.startSession('token', { persistentUntilMs: undefined });
    return { text: String(context.canSignIn), tags: [] };
  };
  const end = (_: unknown, context: CallContext) => {
    context.endSession();
    return { text: '', tags: [] };
  };
  const local = await appWith(handling({ greet: start }))('/api/pulse/greetings/b');
  expect(local.headers.getSetCookie()).toEqual(['nexus=token; Path=/; HttpOnly; SameSite=Lax']);
  const bridged = await appWith(handling({ greet: start }))('/api/pulse/greetings/b', {
    remoteAddress: '172.17.0.1',
  });
  expect(bridged.status).toBe(200);
  const remote = await appWith(handling({ greet: start }))('/api/pulse/greetings/b', {
    remoteAddress: '192.0.2.7',
    headers: { host: 'nas.lan:9095' },
  });
  expect(await problemOf(remote)).toMatchObject({ code: 'insecure-connection' });
  expect(remote.headers.getSetCookie()).toEqual([]);
  const ended = await appWith(handling({ greet: end }))('/api/pulse/greetings/b');
  expect(ended.headers.getSetCookie()[0]).toMatch(/^nexus=; .*Max-Age=0$/);
});

test('health is public, readiness names what fails, metrics need a permission', async () => {
  const send = appWith({
    readiness: [
      { name: 'database', check: () => {} },
      { name: 'bus', check: () => Promise.reject(new Error('secret address')) },
    ],
  });
  expect((await send('/healthz')).status).toBe(200);
  const ready = await send('/readyz');
  expect({ status: ready.status, body: await ready.json() }).toEqual({
    status: 503,
    body: { ready: false, failing: ['bus'] },
  });
  expect((await send('/metrics')).status).toBe(401);
  expect((await send('/metrics', { headers: asOperator })).status).toBe(403);
  const metrics = await send('/metrics', { headers: { cookie: 'nexus=session-of-admin' } });
  expect(await metrics.text()).toContain('nexus_http_requests_total{endpoint="other",status="503"} 1\n');
});
