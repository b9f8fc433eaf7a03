import { expect, test } from 'vitest';
import type { BsonInput } from '#library/mongodb/write-bson.ts';
import { mongodb } from './mongodb.ts';
import { mongoServer, primary } from './mongodb/test-mongo.ts';
import { testContext } from './testing/test-context.ts';
import { httpServer } from './testing/test-server.ts';

type Reply = { readonly [name: string]: BsonInput };
const pong: Reply = { ok: 1 };

async function ask(settings: object, reply: Reply = pong, hello: Reply = primary) {
  await using server = await mongoServer(() => reply, hello);
  const set = mongodb.settings.parse({ host: '127.0.0.1', port: server.port, ...settings });
  const outcome = await mongodb.check(set, testContext({ wants: new Set(['BODY']) }));
  await expect.poll(() => server.open()).toBe(0);
  return { outcome, asked: server.asked };
}

const login = { user: 'nexus', password: 'pw' };

test('says hello and pings', async () => {
  const { outcome, asked } = await ask({});
  expect(outcome).toMatchObject({ ok: true, latencyMs: expect.any(Number), address: '127.0.0.1' });
  expect(asked).toMatchObject([
    { hello: 1, $db: 'admin' },
    { ping: 1, maxTimeMS: 5000, $db: 'admin' },
  ]);
});

test('signs in without showing the password', async () => {
  const { outcome, asked } = await ask({ ...login, source: 'app' });
  expect(outcome).toMatchObject({ ok: true });
  expect(asked[1]).toMatchObject({ saslStart: 1, mechanism: 'SCRAM-SHA-256', $db: 'app' });
  const wrong = await ask({ ...login, password: 'planted-wrong' });
  expect(wrong.outcome).toMatchObject({
    ok: false,
    reason: { id: 'auth', detail: 'Authentication failed. (18)' },
  });
  expect((await ask({ ...login, user: 'nobody' })).outcome).toMatchObject({ reason: { id: 'auth' } });
});

test('signs in as a user from before 4.0', async () => {
  const hello = { ...primary, saslSupportedMechs: ['SCRAM-SHA-1'] };
  const { outcome, asked } = await ask(login, pong, hello);
  expect(outcome).toMatchObject({ ok: true });
  expect(asked[0]).toMatchObject({ hello: 1, saslSupportedMechs: 'admin.nexus' });
  expect(asked[1]).toMatchObject({ mechanism: 'SCRAM-SHA-1' });
  const both = { ...primary, saslSupportedMechs: ['SCRAM-SHA-1', 'SCRAM-SHA-256'] };
  expect((await ask(login, pong, both)).asked[1]).toMatchObject({ mechanism: 'SCRAM-SHA-256' });
});

test('a command of one’s own, and a value in its answer', async () => {
  const settings = { command: '{"count": "jobs", "query": {"failed": true}}', database: 'app', path: 'n' };
  const reply = { n: 3, ok: 1 };
  const { outcome, asked } = await ask({ ...settings, operator: '<', expected: '5' }, reply);
  expect(outcome).toMatchObject({ ok: true });
  expect(outcome.values?.json()).toEqual(reply);
  expect(asked[1]).toMatchObject({ count: 'jobs', query: { failed: true }, $db: 'app' });
  expect((await ask({ ...settings, operator: '>', expected: '5' }, reply)).outcome).toMatchObject({
    reason: { id: 'value', detail: '3' },
  });
  expect((await ask({ ...settings, path: 'm', operator: 'exists' }, reply)).outcome).toMatchObject({
    reason: { id: 'value', detail: 'nothing there' },
  });
});

test.each([
  ['recovering', { secondary: false, setName: 'rs0', ok: 1 }, 'any', 'unhealthy'],
  ['an arbiter', { arbiterOnly: true, ok: 1 }, 'any', undefined],
  ['a secondary', { secondary: true, ok: 1 }, 'any', undefined],
  ['a secondary that must be the primary', { secondary: true, ok: 1 }, 'primary', 'value'],
  ['the primary that must be a secondary', primary, 'secondary', 'value'],
])('a member that is %s', async (_, hello, role, id) => {
  const { outcome } = await ask({ role }, pong, hello);
  expect(outcome.reason?.id).toBe(id);
});

test.each([
  [{ ok: 0, code: 13, errmsg: 'command ping requires authentication' }, 'auth'],
  [{ ok: 0, code: 26, errmsg: 'ns not found' }, 'not-found'],
  [{ ok: 0, code: 50, errmsg: 'operation exceeded time limit' }, 'timeout-answer'],
  [{ ok: 0, code: 11_600, errmsg: 'interrupted at shutdown' }, 'starting'],
  [{ ok: 0, code: 59, errmsg: 'no such command' }, 'query'],
  [{ ok: 0 }, 'bad-answer'],
])('the answer %o', async (reply, id) => {
  expect((await ask({}, reply)).outcome).toMatchObject({ ok: false, reason: { id } });
});

test('another protocol answers', async () => {
  await using server = await httpServer((_, response) => response.end('hello'));
  const set = mongodb.settings.parse({ host: '127.0.0.1', port: server.port });
  expect(await mongodb.check(set, testContext())).toMatchObject({ ok: false });
});

test.each(['{"drop": "jobs"}', '{"eval": 1}', '[]', 'ping', '{}', '{"insert": "ping"}'])(
  'the command %s is refused',
  (command) => {
    expect(() => mongodb.settings.parse({ host: 'a', command })).toThrow(/begins with one of these/);
  },
);
