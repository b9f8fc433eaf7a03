import { expect, test } from 'vitest';
import { withKeptSecrets } from './kept-secrets.ts';

const schema = { type: 'object', properties: {}, required: ['token', 'chat'] };

test('a secret that is set is not demanded again; the rest still is', () => {
  expect(withKeptSecrets(schema, { token: null, chat: '5' })).toMatchObject({ required: ['chat'] });
});

test('a new destination needs everything, and so does one whose secret is not set', () => {
  expect(withKeptSecrets(schema, {})).toEqual(schema);
  expect(withKeptSecrets({ type: 'object' }, { token: null })).toEqual({ type: 'object' });
});
