import { expect, test } from 'vitest';
import { readConnection } from './connection.ts';
import { identify } from './identify.ts';
import { fakeAuthenticator } from './test-server.ts';

const connection = readConnection((name) => (name === 'host' ? 'localhost:9095' : undefined), '127.0.0.1', {
  isProxy: () => false,
  isPeer: () => false,
  allowPlainHttp: true,
  publicUrl: undefined,
});

async function who(headers: Record<string, string>) {
  const options = { authenticator: fakeAuthenticator(), verifyPeer: () => null };
  const { caller, by } = await identify((name) => headers[name], connection, options);
  return [caller.kind, 'name' in caller ? caller.name : '', by];
}

function basic(credentials: string): string {
  return `Basic ${Buffer.from(credentials).toString('base64')}`;
}

test('an API token may come as the password of any name', async () => {
  expect(await who({ authorization: basic('x:token-of-logs') })).toEqual(['token', 'logs', 'basic']);
  expect(await who({ authorization: basic(':token-of-logs') })).toEqual(['token', 'logs', 'basic']);
  const lower = basic('x:token-of-logs').replace('Basic', 'basic');
  expect(await who({ authorization: lower })).toEqual(['token', 'logs', 'basic']);
});

test.each([
  ['the password of a proxy', basic('ana:hunter2')],
  ['a password with a colon', basic('ana:a:b')],
  ['no password', basic('token-of-logs')],
  ['no base64', 'Basic ###'],
])('%s is nobody, and leaves it to the cookie', async (_, authorization) => {
  expect((await who({ authorization }))[0]).toBe('anonymous');
  const withCookie = await who({ authorization, cookie: 'nexus=session-of-admin' });
  expect(withCookie.slice(0, 1).concat(withCookie.slice(2))).toEqual(['user', 'cookie']);
});
