import { expect, test } from 'vitest';
import { completeValue } from './complete-value.ts';

const names = ['title', 'alerts', 'alert.title', 'alert.labels'];
const offered = (before: string) => completeValue(before, names)?.options.map(({ label }) => label);

test('values are offered where Liquid reads them', () => {
  expect(offered('Hello {{ ti')).toEqual(['title']);
  expect(offered('{% for alert in al')).toEqual(['alerts', 'alert.title', 'alert.labels']);
  expect(offered('{{ alert.')).toEqual(['alert.title', 'alert.labels']);
});

test('plain text offers nothing', () => {
  expect(completeValue('ti', names)).toBeNull();
  expect(completeValue('{{ title }} al', names)).toBeNull();
});
