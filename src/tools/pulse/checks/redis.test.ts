import { expect, test } from 'vitest';
import { redis } from './redis.ts';
import { soon, testContext } from './testing/test-context.ts';
import { tcpServer } from './testing/test-server.ts';

/** Answers each command with the next of the replies. */
async function ask(replies: readonly string[], settings: object = {}, changes = {}) {
  const heard: string[] = [];
  await using server = await tcpServer((socket) => {
    let next = 0;
    socket.on('data', (chunk) => {
      heard.push(chunk.toString());
      socket.write(replies[next] ?? '');
      next += 1;
    });
  });
  const set = redis.settings.parse({ host: '127.0.0.1', port: server.port, ...settings });
  const outcome = await redis.check(set, testContext({ wants: new Set(['BODY']), ...changes }));
  await expect.poll(() => server.open()).toBe(0);
  return { outcome, heard };
}

const bulk = (text: string) => `$${Buffer.byteLength(text)}\r\n${text}\r\n`;
const replica = (link: string) =>
  bulk(
    `# Replication\r\nrole:slave\r\nmaster_host:10.0.0.1\r\nmaster_port:6379\r\nmaster_link_status:${link}\r\n`,
  );

test('signs in, pings and asks for its role', async () => {
  const settings = { user: 'nexus', password: 'ge heim' };
  const { outcome, heard } = await ask(['+OK\r\n', '+PONG\r\n', bulk('role:master\r\n')], settings);
  expect(outcome).toMatchObject({ ok: true, latencyMs: expect.any(Number) });
  expect(outcome.values?.json()).toEqual({ role: 'master' });
  expect(heard[0]).toBe('*3\r\n$4\r\nAUTH\r\n$5\r\nnexus\r\n$7\r\nge heim\r\n');
});

test('a replica is as well as its link', async () => {
  expect((await ask(['+PONG\r\n', replica('up')], { role: 'replica' })).outcome).toMatchObject({ ok: true });
  expect((await ask(['+PONG\r\n', replica('down')])).outcome).toMatchObject({
    reason: { id: 'unhealthy', detail: 'The replica does not hear its primary 10.0.0.1:6379' },
  });
  expect((await ask(['+PONG\r\n', replica('up')], { role: 'master' })).outcome).toMatchObject({
    reason: { id: 'value', detail: 'replica' },
  });
});

test('whoever may not ask for the role is told only when it matters', async () => {
  const replies = ['+PONG\r\n', '-NOPERM this user has no permissions\r\n'];
  expect((await ask(replies)).outcome).toMatchObject({ ok: true });
  expect((await ask(replies, { role: 'master' })).outcome).toMatchObject({ reason: { detail: 'unknown' } });
});

test.each([
  ['-NOAUTH Authentication required.', 'auth'],
  ['-WRONGPASS invalid username-password pair or user is disabled.', 'auth'],
  ['-ERR invalid password', 'auth'],
  ['-DENIED Redis is running in protected mode', 'auth'],
  ['-LOADING Redis is loading the dataset in memory', 'starting'],
  ['-ERR max number of clients reached', 'busy'],
  ['-ERR unknown command', 'query'],
  ['+HELLO', 'bad-answer'],
  ['$99999999999', 'bad-answer'],
  ['$2000000000', 'body-too-large'],
  ['*1', 'bad-answer'],
])('the reply %s', async (reply, id) => {
  expect((await ask([`${reply}\r\n`])).outcome).toMatchObject({ ok: false, reason: { id } });
});

test('silence', async () => {
  expect((await ask([], {}, soon())).outcome).toMatchObject({ reason: { id: 'timeout-answer' } });
});
