import { expect, test } from 'vitest';
import { sealWith } from './seal.ts';
import { newSecretKeyText, parseSecretKey } from './secret-key.ts';
import { Secret } from './secrets.ts';

const secrets = sealWith(parseSecretKey(newSecretKeyText()));
const unreadable = expect.objectContaining({ code: 'secret-unreadable' });

test('the same value is never sealed to the same text twice, and shows nothing of itself', () => {
  const [one, two] = [secrets.seal(new Secret('hunter2'), 'p'), secrets.seal(new Secret('hunter2'), 'p')];
  expect(one).not.toBe(two);
  expect(one).not.toContain(Buffer.from('hunter2').toString('base64url'));
});

test('a value that was moved to another place is refused', () => {
  const sealed = secrets.seal(new Secret('token'), 'channels/1/token');
  expect(() => secrets.open(sealed, 'channels/2/token')).toThrow(unreadable);
});

test('a value with any character changed, added or cut is refused', () => {
  const sealed = secrets.seal(new Secret('token'), 'p');
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
    expect(() => secrets.open(changed, 'p')).toThrow(unreadable);
    expect(() => secrets.open(sealed.slice(0, at), 'p')).toThrow(unreadable);
  }
  expect(() => secrets.open(`${sealed}!`, 'p')).toThrow(unreadable);
});

test('a value under another key is refused', () => {
  const other = sealWith(parseSecretKey(newSecretKeyText()));
  expect(() => other.open(secrets.seal(new Secret('x'), 'p'), 'p')).toThrow(unreadable);
});
