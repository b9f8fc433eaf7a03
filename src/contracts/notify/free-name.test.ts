import { expect, test } from 'vitest';
import { freeName } from './free-name.ts';

test('a name that is taken gets the first number that is free', () => {
  expect(freeName('ntfy', ['mail'])).toBe('ntfy');
  expect(freeName(' ntfy', ['NTFY', 'ntfy 2 ', 'ntfy 4'])).toBe('ntfy 3');
});
