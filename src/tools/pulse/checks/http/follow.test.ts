import type { IncomingMessage, RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { http } from '../http.ts';
import { testContext } from '../testing/test-context.ts';
import { httpServer } from '../testing/test-server.ts';

/** Two servers; the first leads to what the path after /to/ says, the second writes down what it hears. */
async function ask(settings: Readonly<Record<string, unknown>>) {
  const heard: Pick<IncomingMessage, 'method' | 'url' | 'headers'>[] = [];
  const note: RequestListener = (request, response) => {
    heard.push({ method: request.method, url: request.url, headers: request.headers });
    const [, status, to = ''] = /^\/to\/(\d+)\/(.*)$/.exec(request.url ?? '') ?? [];
    const location =
      to === 'other' ? `http://127.0.0.1:${other.port}/landed?token=hidden` : decodeURIComponent(to);
    response.writeHead(Number(status ?? 200), to === '' ? {} : { location }).end('fine');
  };
  await using other = await httpServer(note);
  await using first = await httpServer(note);
  const { path, ...others } = settings;
  const url = `http://photos.test:${first.port}${String(path)}`;
  const outcome = await http.check(http.settings.parse({ url, ...others }), testContext());
  return { outcome, heard };
}

const login = {
  user: 'ana',
  password: 'geheim',
  headers: 'X-Own: 1\nAccept: text/plain',
  secretHeaders: 'Cookie: a=b',
};

test('on the same server, the login goes along', async () => {
  const { outcome, heard } = await ask({ path: '/to/302/%2Fthere', ...login });
  expect(outcome.ok).toBe(true);
  expect(heard[1]).toMatchObject({ url: '/there', headers: { cookie: 'a=b', 'x-own': '1' } });
  expect(heard[1]?.headers.authorization).toMatch(/^Basic /);
});

test('another server is told neither login, nor cookies, nor own headers', async () => {
  const { outcome, heard } = await ask({ path: '/to/302/other', ...login });
  expect(outcome.ok).toBe(true);
  expect(heard[1]).toMatchObject({ url: '/landed?token=hidden', headers: { accept: 'text/plain' } });
  expect(Object.keys(heard[1]?.headers ?? {})).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/authorization|cookie|x-own/)]),
  );
});

test.each([
  [301, 'POST', 'GET', undefined],
  [302, 'PUT', 'PUT', '2'],
  [303, 'PUT', 'GET', undefined],
  [303, 'HEAD', 'HEAD', undefined],
  [307, 'POST', 'POST', '2'],
])('after %i, a %s becomes a %s', async (status, method, then, length) => {
  const body = method === 'HEAD' ? undefined : '{}';
  const { heard } = await ask({ path: `/to/${status}/%2Fthere`, method, body });
  expect(heard[1]?.method).toBe(then);
  expect(heard[1]?.headers['content-length']).toBe(length);
  expect(heard[1]?.headers['content-type']).toBe(length && 'application/json');
});

test('a body is not sent on to another server', async () => {
  const { outcome, heard } = await ask({ path: '/to/308/other', method: 'POST', body: '{"key":"geheim"}' });
  expect(outcome).toMatchObject({ ok: false, reason: { id: 'redirects' } });
  expect(heard).toHaveLength(1);
});

test('not followed, the redirect itself is judged', async () => {
  const { outcome, heard } = await ask({ path: '/to/301/%2Fthere', redirects: 0, acceptedStatus: '301' });
  expect(outcome.ok).toBe(true);
  expect(heard).toHaveLength(1);
});

test('one that leads round and round is left, and says where', async () => {
  const round: RequestListener = (_, response) =>
    response.writeHead(302, { location: '/again?key=hidden' }).end();
  await using server = await httpServer(round);
  const url = `http://127.0.0.1:${server.port}/`;
  const outcome = await http.check(http.settings.parse({ url, redirects: 3 }), testContext());
  expect(outcome).toMatchObject({ ok: false, reason: { id: 'redirects', detail: 'More than 3 redirects' } });
  expect(outcome.evidence).toEqual([expect.objectContaining({ seen: `${url}again` })]);
});

test.each(['ftp://x/', 'file:///etc/passwd', 'http://'])('one to %s is not followed', async (to) => {
  const { outcome } = await ask({ path: `/to/302/${encodeURIComponent(to)}` });
  expect(outcome).toMatchObject({ ok: false, reason: { id: 'redirects' } });
});

test('the address that was led to is told, not what failed before', async () => {
  const { outcome } = await ask({ path: '/to/302/other', keyword: 'nowhere' });
  expect(outcome).toMatchObject({ ok: false, reason: { id: 'keyword-missing' } });
  expect(outcome.evidence?.[1]?.seen).toMatch(/\/landed$/);
});
