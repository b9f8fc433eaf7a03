import { expect, test } from 'vitest';
import { draftOf, emptyScope, problemOf, scopeOf } from './scope-draft.ts';

test('a draft becomes the scope that it was made of', () => {
  const scope = { host: 'nas', label: 'team=kids' };
  expect(scopeOf(draftOf(scope))).toEqual(scope);
  expect(scopeOf({ ...emptyScope, stack: ' media ' })).toEqual({ stack: 'media' });
});

test.each([
  [emptyScope, 'scopeEmpty'],
  [{ ...emptyScope, host: '  ' }, 'scopeEmpty'],
  [{ ...emptyScope, label: '=kids' }, 'labelName'],
  [{ ...emptyScope, label: 'com.docker.compose.service=db' }, 'labelCompose'],
  [{ ...emptyScope, stack: 'x'.repeat(300) }, 'tooLong'],
  [{ ...emptyScope, stack: 'media' }, undefined],
] as const)('%j: %s', (draft, problem) => {
  expect(problemOf(draft)).toBe(problem);
  expect(scopeOf(draft) === undefined).toBe(problem !== undefined);
});
