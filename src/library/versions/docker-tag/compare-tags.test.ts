import { expect, test } from 'vitest';
import { compareTags, familyDifference } from './compare-tags.ts';
import { isFloating } from './is-floating.ts';
import { levelOf } from './level.ts';
import { parseTag } from './parse-tag.ts';
import { isOrdered } from './tag.ts';

test.each([
  ['1.2.3', '1.2.4', 'patch'],
  ['1.9', '1.10', 'minor'],
  ['1', '2', 'major'],
  ['4.0.0.748', '4.0.0.1000', 'build'],
  ['1.2.3-ls9', '1.2.3-ls10', 'build'],
  ['1.2.3-ls9', '1.2.4-ls1', 'patch'],
  ['5.7.1-debian-12-r4', '5.7.1-debian-12-r10', 'build'],
  ['24.04', '24.10', 'minor'],
  ['20231231', '20240101', 'major'],
  ['2025-08-05', '2025-11-01', 'minor'],
  ['RELEASE.2024-01-05T12-30-00Z', 'RELEASE.2024-01-05T12-31-00Z', 'build'],
  ['1.2.3-rc9', '1.2.3-rc10', 'patch'],
  ['1.2.3-beta2', '1.2.3-rc1', 'patch'],
  ['1.2.3-rc1', '1.2.3', 'patch'],
  ['1.2.3-dev', '1.2.3-alpha', 'patch'],
  ['1.2.3-rc', '1.2.3-rc1', 'patch'],
  ['1.99999999999999999998', '1.99999999999999999999', 'minor'],
  ['v2.3.0-abc1234', 'v2.3.1-def5678', 'patch'],
])('%s is older than %s, by a %s', (older, newer, level) => {
  const [a, b] = [parseTag(older), parseTag(newer)];
  expect(compareTags(a, b)).toBeLessThan(0);
  expect(compareTags(b, a)).toBeGreaterThan(0);
  expect(isOrdered(a) && isOrdered(b) && levelOf(a, b)).toBe(level);
});

test.each([
  ['1.2.3', '1.2.3'],
  ['1.2.3-abc1234', '1.2.3-def5678'],
  ['1.2.010', '1.2.10'],
])('neither of %s and %s is newer', (left, right) => {
  const [a, b] = [parseTag(left), parseTag(right)];
  expect(compareTags(a, b)).toBe(0);
  expect(isOrdered(a) && isOrdered(b) && levelOf(a, b)).toBeUndefined();
});

test.each([
  ['1.25.3-alpine', '1.27.0-perl', 'variant'],
  ['1.25.3', '1.27.0-alpine', 'variant'],
  ['16.1-alpine3.18', '16.2-alpine3.20', 'variant'],
  ['1.2.3', '1.2.3-ls4', 'variant'],
  ['1.2.3', '1.2.4-abc1234', 'variant'],
  ['1.25', '1.27.1', 'parts'],
  ['1.2.3', 'v1.2.4', 'prefix'],
  ['1.2.3', 'version-1.2.4', 'prefix'],
  ['1.2.3', '2024.01.05', 'calendar'],
  ['5', '20240105', 'calendar'],
  ['2024.01.05', '2024-01-06', 'form'],
  ['24.04', '25.4', 'form'],
  ['5', '240711', 'form'],
  ['latest', '1.2.3', 'order'],
  ['latest', 'stable', 'order'],
  ['sha-abc1234', 'sha-def5678', 'order'],
])('%s and %s are two families: %s', (left, right, difference) => {
  expect(familyDifference(parseTag(left), parseTag(right))).toBe(difference);
  expect(compareTags(parseTag(left), parseTag(right))).toBeUndefined();
});

test.each([
  'latest',
  'lts',
  'alpine',
  '1',
  '1.25',
  '1.25-alpine',
  '24.04',
  '6.0-rc',
  '2022-latest',
  '2024.1',
])('%s floats', (text) => {
  expect(isFloating(parseTag(text))).toBe(true);
});

test.each([
  '1.25.3',
  '1.25-ls5',
  '17beta1',
  '20240105',
  '1606234201',
  '2025-08-05',
  'sha-abc1234',
  '1-abc1234',
  '240711',
])('%s is exact', (text) => {
  expect(isFloating(parseTag(text))).toBe(false);
});
