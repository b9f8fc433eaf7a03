import { expect, test } from 'vitest';
import { changeOf, nothingChanged } from './bulk-draft.ts';

test('what is left empty is not sent', () => {
  expect(changeOf(nothingChanged)).toBeNull();
  expect(changeOf({ ...nothingChanged, intervalMs: 30_000, addTags: 'prod' })).toEqual({
    intervalMs: 30_000,
    addTags: [{ name: 'prod' }],
    removeTags: [],
  });
});

test('to belong to nothing is a change, too', () => {
  expect(changeOf({ ...nothingChanged, parentId: null })).toEqual({
    parentId: null,
    addTags: [],
    removeTags: [],
  });
});
