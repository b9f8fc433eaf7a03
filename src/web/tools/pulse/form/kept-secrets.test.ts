import { expect, test } from 'vitest';
import { withKeptSecrets } from './kept-secrets.ts';

test('a secret that is set is not demanded again', () => {
  const schema = { type: 'object', required: ['host', 'password'] };
  expect(withKeptSecrets(schema, { host: 'db', password: null })).toEqual({
    type: 'object',
    required: ['host'],
  });
  expect(withKeptSecrets(schema, {})).toEqual(schema);
});
