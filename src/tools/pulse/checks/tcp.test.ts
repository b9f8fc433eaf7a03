import { describe, expect, test } from 'vitest';
import { tcp } from './tcp.ts';
import { unescapeBytes } from './tcp/escapes.ts';
import { soon, testContext } from './testing/test-context.ts';
import { closedPort, tcpServer } from './testing/test-server.ts';

async function ask(
  onConnection: Parameters<typeof tcpServer>[0],
  settings: Readonly<Record<string, unknown>> = {},
  changes = {},
) {
  await using server = await tcpServer(onConnection);
  const parsed = tcp.settings.parse({ host: 'db.test', port: server.port, ...settings });
  const outcome = await tcp.check(parsed, testContext(changes));
  await expect.poll(server.open).toBe(0);
  return outcome;
}

test('a port that takes the connection is up, whatever it says then', async () => {
  const outcome = await ask((socket) => socket.write('SSH-2.0-x\r\n'), {}, { wants: new Set(['CONNECTED']) });
  expect(outcome).toMatchObject({ ok: true, address: '127.0.0.1', addresses: ['127.0.0.1'] });
  expect(outcome.values?.value('CONNECTED')).toBe(true);
  expect(outcome.timings?.connectMs).toBeGreaterThan(0);
  expect(outcome.timings?.firstByteMs).toBeUndefined();
});

describe('an answer', () => {
  const redis: Parameters<typeof tcpServer>[0] = (socket) =>
    socket.on('data', (said) =>
      socket.write(said.equals(Buffer.from('PING\r\n')) ? '+PONG\r\n' : '-ERR\r\n'),
    );

  test('is as expected', async () => {
    const wanted = { send: String.raw`PING\r\n`, expect: String.raw`+PONG\r\n` };
    const outcome = await ask(redis, wanted, { wants: new Set(['BODY']) });
    expect(outcome.ok).toBe(true);
    expect(outcome.values?.value('BODY')).toBe('+PONG\r\n');
    expect(outcome.timings?.firstByteMs).toBeGreaterThanOrEqual(0);
  });

  test('that does not come has taken no time', async () => {
    const outcome = await ask(() => {}, { expect: '+PONG' }, soon());
    expect(outcome).toMatchObject({ ok: false, reason: { id: 'timeout-answer' } });
    expect(outcome.latencyMs).toBeUndefined();
  });

  test('may come in pieces', async () => {
    const slowly = (socket: Parameters<NonNullable<Parameters<typeof tcpServer>[0]>>[0]) => {
      socket.write('220 mail');
      setImmediate(() => socket.write('.lan ready\r\n'));
    };
    expect(await ask(slowly, { expect: 'mail.lan' })).toMatchObject({ ok: true });
  });

  test('is another, and is shown', async () => {
    const wanted = { send: String.raw`HELLO\r\n`, expect: '+PONG' };
    expect(await ask(redis, wanted, soon())).toMatchObject({
      ok: false,
      reason: { id: 'keyword-missing', detail: '-ERR' },
      evidence: [{ label: 'Answer', expected: '+PONG', seen: '-ERR' }],
    });
  });

  test.each<[string, string, Parameters<typeof tcpServer>[0]]>([
    ['silence', 'timeout-answer', () => {}],
    ['a good-bye', 'reset', (socket) => socket.end()],
    ['a reset', 'reset', (socket) => socket.resetAndDestroy()],
    [
      'a flood',
      'keyword-missing',
      (socket) => {
        const pour = () => {
          while (socket.writable && socket.write(Buffer.alloc(65_536, 'x')));
        };
        socket.on('drain', pour);
        pour();
      },
    ],
  ])('does not come: %s', async (_, id, act) => {
    const changes = id === 'timeout-answer' ? soon() : {};
    expect(await ask(act, { expect: 'ready' }, changes)).toMatchObject({ ok: false, reason: { id } });
  });
});

describe('addresses', () => {
  const resolveTo = (...addresses: string[]) => ({
    resolve: () =>
      Promise.resolve(
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }) as const),
      ),
  });

  test('that fail are passed over, and all are told', async () => {
    const outcome = await ask(() => {}, {}, resolveTo('127.0.0.2', '::1', '127.0.0.1'));
    expect(outcome).toMatchObject({
      ok: true,
      addresses: ['127.0.0.2', '::1', '127.0.0.1'],
      address: '127.0.0.1',
    });
  });

  test('of one version only, if so wanted', async () => {
    const settings = tcp.settings.parse({ host: 'x', port: await closedPort(), family: 'ipv4' });
    const outcome = await tcp.check(settings, testContext(resolveTo('::1', '127.0.0.1')));
    expect(outcome).toMatchObject({ reason: { id: 'refused' }, addresses: ['127.0.0.1'] });
    const none = await tcp.check(settings, testContext(resolveTo('::1')));
    expect(none).toMatchObject({ reason: { id: 'name-unknown', detail: expect.stringContaining('::1') } });
  });
});

test.each([
  ['ETIMEOUT', 'resolver-silent'],
  ['ESERVFAIL', 'resolver-failed'],
  ['ENOTFOUND', 'name-unknown'],
  ['ENODATA', 'name-unknown'],
])('a name that is answered with %s: %s', async (code, id) => {
  const resolve = () => Promise.reject(Object.assign(new Error('no'), { code }));
  const settings = tcp.settings.parse({ host: 'x', port: 1 });
  expect(await tcp.check(settings, testContext({ resolve }))).toMatchObject({ ok: false, reason: { id } });
});

test('a resolver that never answers is left at the deadline', async () => {
  const settings = tcp.settings.parse({ host: 'x', port: 1 });
  const never = { ...soon(), resolve: () => new Promise<never>(() => {}) };
  expect(await tcp.check(settings, testContext(never))).toMatchObject({ reason: { id: 'resolver-silent' } });
});

test.each([
  [String.raw`a\r\n\t\0b`, 'a\r\n\t\0b'],
  [String.raw`\x1B[0m\\n`, '\u001b[0m\\n'],
  [String.raw`\q \x1`, String.raw`\q \x1`],
])('%s is sent as meant', (written, sent) => {
  expect(unescapeBytes(written).toString('latin1')).toBe(sent);
});

test.each(['', 'a b', '1.2.3.999', 'http://x', 'x:80', '-x', '[::1]'])('%j is no host', (host) => {
  expect(tcp.settings.safeParse({ host, port: 1 }).success).toBe(false);
});

test.each(['db', 'db_1.lan', '1.2.3.4', '::1', 'fe80::1', 'photos.example.net.', '3com.net'])(
  '%s is a host',
  (host) => {
    expect(tcp.settings.safeParse({ host, port: 1 }).success).toBe(true);
  },
);
