import { expect, test } from 'vitest';
import { postgres } from './postgres.ts';
import { testContext } from './testing/test-context.ts';
import { tcpServer } from './testing/test-server.ts';

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

const number = (value: number) => Buffer.from([0, 0, 0, value]);
const ready = message('Z', Buffer.from('I'));
const welcome = Buffer.concat([message('R', number(0)), message('S', Buffer.from('a\0b\0')), ready]);
const error = (code: string, words: string) => message('E', Buffer.from(`SFATAL\0C${code}\0M${words}\0\0`));
const row = (value: string) =>
  message('D', Buffer.concat([Buffer.from([0, 1]), number(value.length), Buffer.from(value)]));

/** Answers each thing that comes with the next of the answers. */
async function ask(answers: readonly Buffer[], settings: object = {}) {
  const heard: Buffer[] = [];
  await using server = await tcpServer((socket) => {
    let next = 0;
    socket.on('data', (chunk: Buffer) => {
      heard.push(chunk);
      socket.write(answers[next] ?? '');
      next += 1;
    });
  });
  const set = { host: '127.0.0.1', port: server.port, user: 'nexus', password: 'planted-pw', ...settings };
  const outcome = await postgres.check(postgres.settings.parse(set), testContext({ timeoutMs: 4000 }));
  await expect.poll(() => server.open()).toBe(0);
  return { outcome, heard: Buffer.concat(heard).toString('latin1') };
}

test('without a query of its own, one that everybody may ask', async () => {
  const { outcome, heard } = await ask([welcome, Buffer.concat([row('1'), ready])]);
  expect(outcome).toMatchObject({ ok: true });
  expect(heard).toContain('user\0nexus\0database\0nexus\0');
  expect(heard).toContain('SELECT 1\0');
  expect(heard).not.toContain('BEGIN');
});

test('a query is asked in a transaction that only reads and that has an end', async () => {
  const answers = [welcome, ready, Buffer.concat([row('42'), row('43'), ready])];
  const { outcome, heard } = await ask(answers, { query: 'SELECT n', operator: '==', expected: '42' });
  expect(outcome).toMatchObject({ ok: true });
  expect(heard).toContain('BEGIN READ ONLY; SET LOCAL statement_timeout = 4000\0');
});

test('a query is one statement, so that none can end that transaction', async () => {
  const { heard } = await ask([welcome, ready, row('1')], { query: 'COMMIT; DROP TABLE photos' });
  expect(heard).toContain('P\0\0\0\x21\0COMMIT; DROP TABLE photos\0\0\0');
  expect(heard).not.toMatch(/Q.{4}COMMIT/s);
});

test.each([
  ['a refused login', error('28P01', 'no planted-pw'), 'auth'],
  ['an unknown database', error('3D000', 'database "x" does not exist'), 'not-found'],
  ['one that starts', error('57P03', 'the database system is starting up'), 'starting'],
  ['one that is full', error('53300', 'sorry, too many clients already'), 'busy'],
  ['an error of a code that is none', error('constructor', 'no'), 'query'],
  ['an error that is none', message('E', Buffer.from('x')), 'bad-answer'],
  ['a login of another kind', message('R', number(7)), 'auth'],
  ['no login', message('R', Buffer.alloc(0)), 'auth'],
  ['SCRAM of another kind', message('R', Buffer.concat([number(10), Buffer.from('OTHER\0\0')])), 'auth'],
  ['a message of another protocol', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n'), 'bad-answer'],
  ['one that begins alike', Buffer.from('SSH-2.0-OpenSSH_9.2\r\n'), 'bad-answer'],
  ['a length below its own', Buffer.from([0x52, 0, 0, 0, 1]), 'bad-answer'],
])('%s', async (_, answer, id) => {
  const { outcome } = await ask([answer]);
  expect(outcome).toMatchObject({ ok: false, reason: { id } });
  expect(JSON.stringify(outcome)).not.toContain('planted-pw');
});

test('a server that does not know the password either is not trusted', async () => {
  const mechanisms = message('R', Buffer.concat([number(10), Buffer.from('SCRAM-SHA-256\0\0')]));
  const { outcome, heard } = await ask([
    mechanisms,
    message('R', Buffer.concat([number(11), Buffer.from('r=x,s=eA==,i=1')])),
  ]);
  expect(outcome).toMatchObject({ reason: { id: 'bad-answer' } });
  expect(heard).not.toContain('planted-pw');
});

test.each([
  ['N', 'tls-failed'],
  ['E', 'bad-answer'],
])('asked for TLS, it says %s', async (answer, id) => {
  const { outcome, heard } = await ask([Buffer.from(answer)], { useTls: true });
  expect(outcome).toMatchObject({ reason: { id } });
  expect(heard).toHaveLength(8);
});

test('what comes in the clear before TLS is never taken for what comes after', async () => {
  const injected = Buffer.concat([Buffer.from('S'), welcome, row('1'), ready]);
  const { outcome } = await ask([injected], { useTls: true, ignoreTls: true });
  expect(outcome).toMatchObject({ ok: false, reason: { id: 'tls-failed' } });
});
