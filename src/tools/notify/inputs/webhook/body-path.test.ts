import { expect, test } from 'vitest';
import { readPath, textOf } from './body-path.ts';

const body = { monitor: { name: 'web', tags: ['a', { n: 2 }] }, 'x.y': 1, labels: { 'k8s.io/x': 'pod' } };

test.each([
  ['monitor.name', 'web'],
  ['monitor.tags[0]', 'a'],
  ['monitor.tags[1].n', 2],
  ['["x.y"]', 1],
  ["labels['k8s.io/x']", 'pod'],
  ['monitor.tags[7]', undefined],
  ['monitor.name.length', undefined],
  ['constructor.name', undefined],
  ['__proto__', undefined],
  ['', body],
  ['.', body],
])('%s', (path, expected) => {
  expect(readPath(body, path)).toEqual(expected);
});

test.each([
  [null, ''],
  [undefined, ''],
  [0, '0'],
  [false, 'false'],
  ['x', 'x'],
  [['a'], '["a"]'],
])('%j as text', (value, text) => {
  expect(textOf(value)).toBe(text);
});
