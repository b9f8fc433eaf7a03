import { expect, test } from 'vitest';
import { numberAt, readPath, textAt, textOf } from './body-path.ts';

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

test('only texts are texts, and only numbers numbers', () => {
  const paths = ['monitor.name', 'monitor.tags[1].n', 'monitor', 'absent.name'];
  expect(paths.map((path) => textAt(body, path))).toEqual(['web', undefined, undefined, undefined]);
  expect(paths.map((path) => numberAt(body, path))).toEqual([undefined, 2, undefined, undefined]);
  expect([textAt({ a: '' }, 'a'), numberAt({ a: Infinity }, 'a'), textAt('text', 'length')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('what is nested beyond reason is no text, and no failure', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
  expect(textOf(deep)).toBe('');
});
