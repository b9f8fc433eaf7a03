import { expect, test } from 'vitest';
import { conflict } from '#kernel/errors.ts';
import { startHttpServer } from './http-server.ts';
import { rawClient } from './raw-client.ts';
import { example, exampleHandlers } from './test-contract.ts';
import { testOptions } from './test-server.ts';

const operator = { cookie: 'nexus=session-of-operator' };

function serve(
  handlers: Partial<typeof exampleHandlers> = {},
  changes: Parameters<typeof testOptions>[0] = {},
) {
  return startHttpServer(
    testOptions({
      tools: [{ contract: example, handlers: { ...exampleHandlers, ...handlers } }],
      ...changes,
    }),
  );
}

test('a foreign protocol has its bytes, its fields and its status, and keeps the security headers', async () => {
  await using server = await serve();
  const answer = await fetch(`${server.url}/api/pulse/relays/a%20b`, {
    method: 'POST',
    headers: { ...operator, 'x-said': 'hm', 'content-type': 'anything/at-all' },
    body: Buffer.from([0, 255, 10]),
  });
  expect(answer.status).toBe(202);
  expect(await answer.text()).toBe('POST hm 00ff0a');
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/plain',
    'x-relay': 'a b',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
});

test('each of its methods works, and no other', async () => {
  await using server = await serve();
  const ask = (method: string) => fetch(`${server.url}/api/pulse/relays/a`, { method, headers: operator });
  expect((await ask('DELETE')).status).toBe(202);
  const refused = await ask('PUT');
  expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'POST, DELETE']);
});

test('a body that is too long is refused before the handler sees it', async () => {
  let calls = 0;
  const hook = () => {
    calls += 1;
    return { status: 204 };
  };
  await using server = await serve({ hook });
  const send = (bytes: number) =>
    fetch(`${server.url}/api/pulse/hooks/x`, { method: 'POST', body: Buffer.alloc(bytes) });
  expect((await send(100)).status).toBe(204);
  expect((await send(101)).status).toBe(413);
  expect(calls).toBe(1);
});

test('what the handler does not answer itself is a problem, as everywhere', async () => {
  await using server = await serve({
    hook: () => {
      throw conflict('Not now.');
    },
  });
  const answer = await fetch(`${server.url}/api/pulse/hooks/x`);
  expect(answer.status).toBe(409);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(await answer.json()).toMatchObject({ code: 'conflict', detail: 'Not now.' });
});

test('one that lets anybody in does so by any name; pages of other sites stay out', async () => {
  await using server = await serve({}, { publicUrl: 'https://nexus.example' });
  const status = async (fields: string, path: string) => {
    using client = rawClient(server.port);
    client.send(`POST ${path} HTTP/1.1\r\n${fields}Content-Length: 0\r\nConnection: close\r\n\r\n`);
    return Number((await client.rest()).split(' ')[1]);
  };
  const strange = 'Host: nas.lan\r\n';
  expect(await status(strange, '/api/pulse/hooks/x')).toBe(204);
  expect(await status(`${strange}Origin: https://evil.example\r\n`, '/api/pulse/hooks/x')).toBe(403);
  const signedIn = `${strange}Cookie: __Host-nexus=session-of-operator\r\nCookie: nexus=session-of-operator\r\n`;
  expect(await status(signedIn, '/api/pulse/relays/a')).toBe(421);
});
