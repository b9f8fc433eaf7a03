import { expect, test } from 'vitest';
import { parseBody } from './parse-body.ts';

test.each([
  ['{"a":1}', 'application/json', { a: 1 }],
  ['{"a":1}', 'text/plain', { a: 1 }],
  ['[1]', '', [1]],
  ['disk is full\n', 'text/plain', { text: 'disk is full' }],
  ['{broken', 'application/json', { text: '{broken' }],
  ['a=1&b=two+words', 'application/x-www-form-urlencoded; charset=utf-8', { a: '1', b: 'two words' }],
  ['payload=%7B%22a%22%3A1%7D', 'application/x-www-form-urlencoded', { a: 1 }],
  ['', '', { text: '' }],
])('%s as %s', (text, type, expected) => {
  expect(parseBody(text, type)).toEqual(expected);
});
