import { expect, test } from 'vitest';
import { differenceFixture } from '../lab-fixtures.ts';
import { packageChanges } from './package-changes.ts';

test('changes stand by name; one that is there several times is one line', () => {
  const packages = {
    added: [{ name: 'zlib', version: '' }],
    removed: [{ name: 'a', version: '1' }],
    changed: [
      { name: 'lodash', from: '4.1', to: '4.2' },
      { name: 'lodash', from: '3.0', to: '4.2' },
    ],
  };
  expect(packageChanges(differenceFixture({ packages }))).toEqual([
    { path: 'a', kind: 'removed', before: '1' },
    { path: 'lodash', kind: 'changed', before: '4.1, 3.0', after: '4.2' },
    { path: 'zlib', kind: 'added', after: '–' },
  ]);
});
