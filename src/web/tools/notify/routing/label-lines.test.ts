import { expect, test } from 'vitest';
import { readLabelLines, writeLabelLines } from './label-lines.ts';

test('labels read back the same, whatever is in a value', () => {
  const labels = { host: 'nas', note: '"quoted"', two: 'a\nb', room: ' x ', sum: 'a = b' };
  expect(readLabelLines(writeLabelLines(labels))).toEqual({ labels, wrongLine: null });
});

test('a condition is no label', () => {
  expect(readLabelLines('host = nas\nstack =~ web.*')).toMatchObject({ wrongLine: 'stack=~web.*' });
  expect(readLabelLines('host')).toMatchObject({ wrongLine: 'host' });
});
