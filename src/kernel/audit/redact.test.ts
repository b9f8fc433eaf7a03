import { expect, test } from 'vitest';
import { Secret } from '../secrets/secrets.ts';
import { redact } from './redact.ts';

test('secrets are hidden by their type, however deep', () => {
  expect(redact({ host: { login: [new Secret('hunter2')] } })).toEqual({ host: { login: ['[secret]'] } });
});

test('text under a secret name is hidden, other text and other types stay', () => {
  expect(
    redact({
      password: 'a',
      apiKey: 'b',
      accessToken: 'c',
      name: 'password',
      tokens: 3,
      passwordChanged: true,
    }),
  ).toEqual({
    password: '[secret]',
    apiKey: '[secret]',
    accessToken: '[secret]',
    name: 'password',
    tokens: 3,
    passwordChanged: true,
  });
});

test('what is too large to keep says how large it was', () => {
  expect(redact({ log: 'x'.repeat(20_000) })).toBe('[20010 characters, not kept]');
});
