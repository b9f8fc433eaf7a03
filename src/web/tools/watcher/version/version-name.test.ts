import { expect, test } from 'vitest';
import { versionFixture } from '../fixtures.ts';
import { sameTagNames, versionName } from './version-name.ts';

test('a version is called by its tag, else by what the image says, else by its digest', () => {
  expect(versionName(versionFixture('1.2'))).toBe('1.2');
  expect(versionName(versionFixture(null, { version: '2.0' }))).toBe('2.0');
  expect(versionName(versionFixture(null))).toBe('aaaaaaa');
  expect(versionName(versionFixture(null, { digest: null }))).toBe('?');
});

test('under one tag, versions are told apart by what the images say, and by digest where that is the same', () => {
  const other = `sha256:${'c'.repeat(64)}`;
  expect(
    sameTagNames(
      versionFixture('latest', { version: '1.0' }),
      versionFixture('latest', { version: '1.1', digest: other }),
    ),
  ).toEqual(['1.0', '1.1']);
  expect(
    sameTagNames(
      versionFixture('latest', { version: '1.0' }),
      versionFixture('latest', { version: '1.0', digest: other }),
    ),
  ).toEqual(['aaaaaaa', 'ccccccc']);
});
