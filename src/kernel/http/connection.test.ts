import { expect, test } from 'vitest';
import { readConnection } from './connection.ts';
import type { Trust } from './connection.ts';
import { trustedProxies } from './trusted-proxies.ts';

const trust: Trust = {
  isProxy: trustedProxies(['10.0.0.0/8', 'fd00::/8']),
  isPeer: (signature) => signature === 'signed',
  publicUrl: undefined,
  allowPlainHttp: false,
};

function connect(remote: string, headers: Readonly<Record<string, string>>, changes: Partial<Trust> = {}) {
  return readConnection((name) => headers[name], remote, { ...trust, ...changes });
}

test.each([
  ['no proxy', '192.0.2.7', {}, '192.0.2.7'],
  ['a client that writes its own', '192.0.2.7', { 'x-forwarded-for': '1.1.1.1' }, '192.0.2.7'],
  ['a trusted proxy', '10.0.0.1', { 'x-forwarded-for': '192.0.2.7' }, '192.0.2.7'],
  [
    'what the client wrote before the proxy',
    '10.0.0.1',
    { 'x-forwarded-for': '1.1.1.1, 192.0.2.7' },
    '192.0.2.7',
  ],
  ['two trusted proxies', '10.0.0.1', { 'x-forwarded-for': '1.1.1.1, 192.0.2.7, 10.0.0.2' }, '192.0.2.7'],
  ['a proxy that says nothing', '10.0.0.1', {}, '10.0.0.1'],
  ['rubbish', '10.0.0.1', { 'x-forwarded-for': '192.0.2.7, <script>' }, '10.0.0.1'],
  [
    'an IPv4 address in an IPv6 socket',
    '::ffff:10.0.0.1',
    { 'x-forwarded-for': '::ffff:192.0.2.7' },
    '192.0.2.7',
  ],
  ['IPv6 with a port', 'fd00::1', { 'x-forwarded-for': '[2001:DB8::1]:443' }, '2001:db8::1'],
  ['a peer', '172.18.0.3', { 'nexus-peer': 'signed', 'x-forwarded-for': '192.0.2.7' }, '192.0.2.7'],
  [
    'someone who is no peer',
    '172.18.0.3',
    { 'nexus-peer': 'forged', 'x-forwarded-for': '192.0.2.7' },
    '172.18.0.3',
  ],
])('the address is right with %s', (_, remote, headers, address) => {
  expect(connect(remote, { host: 'nexus', ...headers }).address).toBe(address);
});

test.each([
  ['plain HTTP from elsewhere', '192.0.2.7', { host: 'nexus.lan:9095' }, false],
  ['loopback by its name', '127.0.0.1', { host: 'localhost:9095' }, true],
  ['loopback over IPv6', '::1', { host: '[::1]:9095' }, true],
  ['loopback by another name', '127.0.0.1', { host: 'nexus.lan' }, false],
  ['a proxy on the same machine', '127.0.0.1', { host: 'localhost', 'x-forwarded-for': '192.0.2.7' }, false],
  ['a proxy that announces itself', '127.0.0.1', { host: 'localhost', via: '1.1 proxy' }, false],
  ['HTTPS as an unknown sender claims', '192.0.2.7', { host: 'nexus', 'x-forwarded-proto': 'https' }, false],
  ['HTTPS as a trusted proxy says', '10.0.0.1', { host: 'nexus', 'x-forwarded-proto': 'https' }, true],
  ['HTTP as a trusted proxy says', '10.0.0.1', { host: 'nexus', 'x-forwarded-proto': 'http' }, false],
  [
    'HTTPS before what the proxy saw',
    '10.0.0.1',
    { host: 'nexus', 'x-forwarded-proto': 'https, http' },
    false,
  ],
])('signing in over %s is %4$s', (_, remote, headers, canSignIn) => {
  expect(connect(remote, headers).canSignIn).toBe(canSignIn);
});

test('plain HTTP is enough where its owner says so', () => {
  expect(connect('192.0.2.7', { host: 'nexus.lan' }, { allowPlainHttp: true }).canSignIn).toBe(true);
});

test.each([
  ['nexus.example', true],
  ['NEXUS.example', true],
  ['localhost:9095', true],
  ['127.0.0.1', true],
  ['nexus.example.', false],
  ['evil.example', false],
  ['nexus.example:8080', false],
  ['nexus.example@evil.example', false],
  ['nexus.example/evil', false],
  ['[::1', false],
  ['', false],
])('with a public address, the name %s is ours: %s', (host, isKnownHost) => {
  const publicUrl = new URL('https://nexus.example');
  expect(connect('192.0.2.7', { host }, { publicUrl }).isKnownHost).toBe(isKnownHost);
});

test('the own origin is the public one where that name was asked for', () => {
  const publicUrl = new URL('https://nexus.example');
  expect(connect('192.0.2.7', { host: 'nexus.example' }, { publicUrl }).ownOrigins).toContain(
    'https://nexus.example',
  );
  expect(connect('127.0.0.1', { host: 'localhost:9095' }, { publicUrl }).ownOrigins).toEqual([
    'http://localhost:9095',
  ]);
});

test('proxies are named by address or block, and nothing else', () => {
  for (const wrong of ['proxy.lan', '10.0.0.0/33', '10.0.0.0/x', '', '::/129']) {
    expect(() => trustedProxies([wrong])).toThrow('neither an address nor a CIDR block');
  }
});
