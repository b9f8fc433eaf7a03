import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { signPeerToken, verifyPeerToken } from './peer-token.ts';

const secret = 'shared';
const nowMs = 1_800_000_000_000;
const token = signPeerToken('hub', 'pulse', { secret, nowMs });

function verify(header: string, laterMs = 0, audience = ['pulse', 'notify'], withSecret = secret) {
  return verifyPeerToken(header, audience, { secret: withSecret, nowMs: nowMs + laterMs });
}

function forge(claims: object, withSecret = secret): string {
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return `Nexus-Peer ${payload}.${createHmac('sha256', withSecret).update(`nexus-peer.${payload}`).digest('base64url')}`;
}

test('a fresh token says who sent it', () => {
  expect(verify(token)).toEqual({ tool: 'hub' });
});

test.each([
  ['for another tool', verify(token, 0, ['watcher'])],
  ['signed with another secret', verify(token, 0, ['pulse'], 'other')],
  ['checked without a secret', verify(token, 0, ['pulse'], '')],
  ['too old', verify(token, 41_000)],
  ['from the future', verify(token, -11_000)],
  ['of another scheme', verify(token.replace('Nexus-Peer', 'Bearer'))],
  ['cut short', verify(token.slice(0, -2))],
  ['with a third part', verify(`${token}.x`)],
  ['without a signature', verify(token.split('.')[0]!)],
  ['empty', verify('')],
  ['endless', verify(`Nexus-Peer ${'a'.repeat(100_000)}.b`)],
])('a token %s is refused', (_, result) => {
  expect(result).toBeNull();
});

test('what is signed must still be a short-lived token', () => {
  const iat = nowMs / 1000;
  const whole = { from: 'hub', to: 'pulse', iat, exp: iat + 60 };
  expect(verify(forge(whole))).toEqual({ tool: 'hub' });
  for (const wrong of [{ exp: iat + 61 }, { exp: iat }, { exp: '9' }, { from: 7 }, { to: undefined }]) {
    expect(verify(forge({ ...whole, ...wrong }))).toBeNull();
  }
  expect(verify(forge(whole, 'other'))).toBeNull();
});
