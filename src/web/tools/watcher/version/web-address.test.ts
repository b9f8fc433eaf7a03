import { expect, test } from 'vitest';
import { webAddress } from './web-address.ts';

test('only a page of the web is made a link', () => {
  expect(webAddress('https://example.org/notes')).toBe('https://example.org/notes');
  expect(webAddress('javascript:alert(1)')).toBeNull();
  expect(webAddress('notes')).toBeNull();
  expect(webAddress(null)).toBeNull();
});
