import { expect, test } from 'vitest';
import { z } from 'zod';
import { redactSecrets, secretNames, withKeptSecrets, withoutSecrets } from './secret-settings.ts';

const schema = z.object({
  url: z.url().meta({ secret: true }),
  token: z.string().optional().meta({ secret: true }),
  room: z.string(),
});
const settings = { url: 'https://hooks.example/services/T000/B0001234567', token: 'tök/en+1', room: 'ops' };

test('secrets are found by their mark, also behind optional', () => {
  expect(secretNames(schema)).toEqual(['url', 'token']);
});

test('a secret that is set shows as null, one that is not is absent', () => {
  expect(withoutSecrets(schema, settings)).toEqual({ url: null, token: null, room: 'ops' });
  expect(withoutSecrets(schema, { url: 'x', room: 'ops' })).toEqual({ url: null, room: 'ops' });
});

test('absent or null in a change keeps a secret; an empty text removes it', () => {
  expect(withKeptSecrets(schema, { room: 'new' }, settings)).toEqual({ ...settings, room: 'new' });
  expect(withKeptSecrets(schema, { room: 'new', token: null }, settings)['token']).toBe(settings.token);
  expect(withKeptSecrets(schema, { room: 'new', token: '' }, settings)).not.toHaveProperty('token');
});

test('texts lose secrets in every form', () => {
  const text = `POST ${settings.url} with ${encodeURIComponent(settings.token)}, ${settings.token}; /services/T000/B0001234567`;
  const redacted = redactSecrets(schema, settings, text);
  expect(redacted).not.toMatch(/B000|tök|t%C3/);
  expect(redacted).toContain('[secret]');
});
