import { expect, test } from 'vitest';
import { withConfigHash } from './config-hash.ts';

const hash = 'a'.repeat(64);
const label = 'com.docker.compose.config-hash';

test('the hash of compose takes the place of the one that is there, and nothing else changes', () => {
  const body = { name: 'web', create: { Image: 'app:2', Labels: { [label]: 'old', mine: '1' } } };
  expect(withConfigHash(body, hash).create).toEqual({ Image: 'app:2', Labels: { [label]: hash, mine: '1' } });
});

test.each([[{ mine: '1' }], [null], [undefined]])(
  'one that compose did not make stays as it is: %j',
  (Labels) => {
    const body = { name: 'web', create: { Image: 'app:2', Labels: Labels ?? null } };
    expect(withConfigHash(body, hash)).toBe(body);
  },
);
