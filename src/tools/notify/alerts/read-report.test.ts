import { expect, test } from 'vitest';
import { readAnnotations, readLabels, reasonAgainstTimes, titleOf } from './read-report.ts';

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
  expect(titleOf({}, { summary: 'photo\u202egpj.exe' })).toBe('photogpj.exe');
});

test('a NUL is refused in labels, which say what it is, and replaced in words', () => {
  expect(readLabels({ a: 'x\0' })).toEqual({ reason: expect.stringContaining('NUL') });
  expect(readLabels({ 'a\0': 'x' })).toHaveProperty('reason');
  expect(readAnnotations({ summary: 'a\0b' })).toEqual({ summary: 'a\ufffdb' });
});

test.each([
  [{}, undefined],
  [{ startsAtMs: Date.UTC(1969, 6, 20) }, undefined],
  [{ startsAtMs: 2, endsAtMs: 1 }, 'It ends before it starts.'],
  [{ startsAtMs: -9e15 }, expect.stringContaining('no date')],
  [{ startsAtMs: 9e15 }, expect.stringContaining('no date')],
  [{ startsAtMs: 1, endsAtMs: 9e15 }, expect.stringContaining('no date')],
])('the times %o', (times, reason) => {
  expect(reasonAgainstTimes(times)).toEqual(reason);
});
