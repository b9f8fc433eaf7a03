import { expect, test } from 'vitest';
import { assertGoodPassword } from './password-rules.ts';

test.each([
  'password123!',
  'P@ssw0rd2024',
  'passw0rdpassw0rd',
  'Contraseña2024',
  'adminadmin1',
  'admin1admin1',
  '!!!letmein!!!1',
  'iloveyou2025',
  'welcome12345',
  'qwertyuiop',
  'qwerty12345',
  '1qaz2wsx3edc',
  '0987654321',
  'abcdefghij',
  'aaaaaaaaaa',
  'abcabcabcabc',
  'my nexus password',
  'NEXUS-2026-home',
  'alvaro-at-home',
  'Alvaro1985!!',
])('%s is refused', (password) => {
  expect(() => assertGoodPassword(password, 'Alvaro', 'password')).toThrow(
    expect.objectContaining({ code: 'invalid', issues: [{ path: 'password', message: expect.any(String) }] }),
  );
});

test.each([
  'a sentence nobody else has',
  'el perro de San Roque',
  'tr0ub4dor&3xyz',
  'correct horse battery',
  'kD8#vq2!LmPz',
  '小さな青い自転車に乗ってる',
])('%s is accepted', (password) => {
  assertGoodPassword(password, 'Alvaro', 'password');
  expect(password.length).toBeGreaterThanOrEqual(10);
});

test('a short name is not looked for inside of words', () => {
  expect(() => assertGoodPassword('a banana split', 'ana', 'next')).not.toThrow();
  expect(() => assertGoodPassword('ana1234567', 'ana', 'next')).toThrow('name');
});
