import { expect, test } from 'vitest';
import { setScalar } from './set-scalar.ts';

test.each([
  ['image: nginx:1.25 # pinned', 'nginx:1.26', 'image: nginx:1.26 # pinned'],
  ['image: "nginx:1.25"', 'nginx:1.26', 'image: "nginx:1.26"'],
  ["image: 'nginx:1.25'", "it's", "image: 'it''s'"],
  ['{"image": "nginx"}', 'a b', '{"image": "a b"}'],
  ['image: nginx', 'a: b', 'image: "a: b"'],
])('in %j only the value changes', (text, value, expected) => {
  expect(setScalar(`\uFEFF# top\r\n${text}\r\n`, ['image'], value)).toBe(`\uFEFF# top\r\n${expected}\r\n`);
});

test('what is no single value of its own is left alone', () => {
  expect(setScalar('a: [1]\n', ['a'], 'x')).toBeNull();
  expect(setScalar('a: 1\n', ['b'], 'x')).toBeNull();
});
