import { expect, test } from 'vitest';
import { readAnnotations, readLabels, titleOf } from './read-report.ts';

test('drops labels without a value and wants one that has', () => {
  expect(readLabels({ alertname: 'Down', empty: '' })).toEqual({ labels: { alertname: 'Down' } });
  expect(readLabels({ empty: '' })).toEqual({ reason: expect.stringContaining('at least one label') });
});

test('keeps a label whose name means something to the language', () => {
  const read = readLabels(JSON.parse('{"alertname":"Down","__proto__":"x"}'));
  expect('labels' in read && Object.entries(read.labels)).toEqual([
    ['alertname', 'Down'],
    ['__proto__', 'x'],
  ]);
});

test('refuses names that are empty, and text that is not', () => {
  expect(readLabels({ '': 'x' })).toHaveProperty('reason');
  expect(readLabels({ a: '\ud800' })).toHaveProperty('reason');
  expect(readLabels({ a: 'x'.repeat(5_000) })).toHaveProperty('reason');
});

test('cuts annotations that are too long', () => {
  expect(readAnnotations({ summary: 'x'.repeat(20_000), none: '' })['summary']).toHaveLength(16_384);
});

test('the title is the summary, or what and where', () => {
  expect(titleOf({ alertname: 'Down' }, { summary: 'It is\n down' })).toBe('It is down');
  expect(titleOf({ alertname: 'Down', host: 'nas' }, {})).toBe('Down on nas');
  expect(titleOf({ a: 'only' }, {})).toBe('only');
});
