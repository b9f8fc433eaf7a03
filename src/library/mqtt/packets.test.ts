import { expect, test } from 'vitest';
import { connectPacket, publishPacket } from './packets.ts';

const hex = (bytes: Buffer) => bytes.toString('hex');

test('the exact connection, of both versions', () => {
  const login = { clientId: 'nx', user: 'ana', password: 'ñ' };
  expect(hex(connectPacket(5, login, 60))).toBe('101800044d51545405c2003c0000026e780003616e610002c3b1');
  expect(hex(connectPacket(4, { clientId: 'nx' }, 60))).toBe('100e00044d5154540402003c00026e78');
});

test('a password without a user has an empty one', () => {
  expect(hex(connectPacket(4, { clientId: '', password: 'p' }, 0))).toBe(
    '101100044d51545404c2000000000000000170',
  );
});

test('the exact publication, kept or not', () => {
  const one = { topic: 'a/b', payload: 'hi', isRetained: false };
  expect(hex(publishPacket(5, one, 258))).toBe('320a0003612f620102006869');
  expect(hex(publishPacket(4, { ...one, isRetained: true }, 1))).toBe('33090003612f6200016869');
});

test('lengths beyond one byte', () => {
  const long = publishPacket(4, { topic: 't', payload: 'x'.repeat(20_000), isRetained: false }, 1);
  expect(hex(long.subarray(0, 4))).toBe('32a59c01');
  expect(() => publishPacket(4, { topic: 't'.repeat(70_000), payload: '', isRetained: false }, 1)).toThrow(
    RangeError,
  );
});
