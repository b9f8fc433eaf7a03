import { expect, test } from 'vitest';
import { checkParameters } from './parameters.ts';

test('passes on what both engines keep unchanged', () => {
  const values = [
    null,
    '',
    'text',
    0,
    -1.5,
    Number.MAX_SAFE_INTEGER,
    12n,
    new Uint8Array([1]),
    Buffer.from('b'),
  ];
  expect(checkParameters(values)).toEqual(values);
});

test('names the position and the value of what it refuses', () => {
  expect(() => checkParameters(['fine', new Date(0)])).toThrow(/Parameter 2 is a Date/);
  expect(() => checkParameters([Number.NaN])).toThrow(/Parameter 1 is NaN/);
});

test('never repeats a refused text or object, which may be secret', () => {
  expect(() => checkParameters([{ password: 'hunter2' }])).toThrow(/^((?!hunter2).)*$/);
});
