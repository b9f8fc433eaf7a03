import { expect, test } from 'vitest';
import { Scope } from './scope.ts';

test.each([
  [{ host: 'nas' }],
  [{ stack: 'media', label: 'team' }],
  [{ label: 'rule=Host(`a=b`)' }],
  [{ label: `long=${'x'.repeat(256)}` }],
])('%j is a scope', (scope) => {
  expect(Scope.parse(scope)).toEqual(scope);
});

test.each([
  ['nothing is named', {}],
  ['what is named is undefined', { host: undefined }],
  ['a limit is misspelt', { stack: 'media', hots: 'nas' }],
  ['a name is empty', { host: '' }],
  ['a label has no name', { label: '=kids' }],
  ['a label is empty', { label: '' }],
  ['compose writes the label, which is not kept', { label: 'com.docker.compose.project=media' }],
  ['a name is longer than any', { stack: 'x'.repeat(257) }],
])('refused, since %s', (_, scope) => {
  expect(Scope.safeParse(scope).success).toBe(false);
});
