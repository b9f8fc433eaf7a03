import { expect, test } from 'vitest';
import type { Connection } from './connection.ts';
import { readSessionCookie, sessionCookie } from './session-cookie.ts';

const overHttps: Connection = {
  address: '192.0.2.7',
  isHttps: true,
  host: 'nexus.example',
  canSignIn: true,
  ownOrigins: ['https://nexus.example'],
  isKnownHost: true,
};
const overHttp: Connection = { ...overHttps, isHttps: false };
const inClear: Connection = { ...overHttp, canSignIn: false };

test('the cookie is for this host alone, hidden from scripts, and Secure over HTTPS', () => {
  expect(sessionCookie('abc', overHttps, undefined)).toBe(
    '__Host-nexus=abc; Path=/; HttpOnly; SameSite=Lax; Secure',
  );
  expect(sessionCookie('abc', overHttp, 60.7)).toBe('nexus=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=60');
  expect(sessionCookie('', overHttps, 0)).toContain('Max-Age=0');
});

test.each([
  ['alone', '__Host-nexus=abc', 'abc'],
  ['among others', 'a=1; __Host-nexus=abc; b=2', 'abc'],
  ['there twice', '__Host-nexus=abc; __Host-nexus=def', undefined],
  ['empty', '__Host-nexus=', undefined],
  ['quoted', '__Host-nexus="abc"', undefined],
  ['with an escape', '__Host-nexus=a%00b', undefined],
  ['too long', `__Host-nexus=${'a'.repeat(257)}`, undefined],
  ['in a flood of others', `${'a=1; '.repeat(2000)}__Host-nexus=abc`, undefined],
  ['without the prefix, as a sibling domain could plant it', 'nexus=abc', undefined],
  ['in other case', '__host-nexus=abc', undefined],
  ['missing', undefined, undefined],
])('over HTTPS, a cookie that is %s gives %3$s', (_, header, token) => {
  expect(readSessionCookie(header, overHttps)).toBe(token);
});

test('over plain HTTP the cookie counts only where signing in is allowed', () => {
  expect(readSessionCookie('nexus=abc', overHttp)).toBe('abc');
  expect(readSessionCookie('nexus=abc', inClear)).toBeUndefined();
});
