import type { RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { http } from './http.ts';
import { testContext } from './testing/test-context.ts';
import { httpServer } from './testing/test-server.ts';

/** Leads to what the path after /to/ says, and else tells the login that it was given. */
const echo: RequestListener = (request, response) => {
  const [, to] = /^\/to\/(.*)$/.exec(request.url ?? '') ?? [];
  if (to !== undefined) response.writeHead(302, { location: decodeURIComponent(to) }).end();
  else if (request.url === '/') response.end(JSON.stringify({ bearer: request.headers.authorization }));
  else response.writeHead(404).end();
};
const secret = { token: 'hidden/1', secretHeaders: 'X-Key: hidden2' };

async function ask(path: string, settings: Readonly<Record<string, unknown>> = {}) {
  await using server = await httpServer(echo);
  const parsed = http.settings.parse({
    url: `http://127.0.0.1:${server.port}${path}`,
    ...secret,
    ...settings,
  });
  return await http.check(parsed, testContext());
}

test('a secret that is the value in JSON is not told', async () => {
  const outcome = await ask('/', { jsonPath: 'bearer', jsonExpected: 'x' });
  expect(outcome.reason).toEqual({ id: 'json-query', detail: 'bearer is [secret]' });
  expect(JSON.stringify(outcome)).not.toContain('hidden');
});

test.each(['mailto:hidden/1', '/away/hidden%2F1'])(
  'nor is one in the address that %s leads to',
  async (to) => {
    const outcome = await ask(`/to/${encodeURIComponent(to)}`);
    expect(outcome.ok).toBe(false);
    expect(JSON.stringify(outcome)).toContain('[secret]');
    expect(JSON.stringify(outcome)).not.toContain('hidden');
  },
);
