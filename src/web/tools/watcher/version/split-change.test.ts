import { expect, test } from 'vitest';
import { splitChange } from './split-change.ts';

test.each([
  ['10.10.7', '10.11.0', '10.', '10.7', '11.0'],
  ['1.27', '1.28', '1.', '27', '28'],
  ['16.2-alpine', '17.0-alpine', '', '16.2-alpine', '17.0-alpine'],
  ['version-v1.2', 'version-v1.3', 'version-v1.', '2', '3'],
  ['v1', 'v2', '', 'v1', 'v2'],
])('%s to %s', (from, to, shared, before, after) => {
  expect(splitChange(from, to)).toEqual({ shared, before, after });
});
