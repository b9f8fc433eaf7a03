import { expect, test } from 'vitest';
import { diffLines } from './diff-lines.ts';
import { foldLines } from './fold-lines.ts';

const twenty = Array.from({ length: 20 }, (_, line) => `line ${line + 1}`);

test('far from a change, lines are folded', () => {
  const runs = foldLines(diffLines(twenty.join('\n'), twenty.with(9, 'other').join('\n')), 2);
  expect(runs.map(({ isFolded, lines }) => [isFolded, lines.length])).toEqual([
    [true, 7],
    [false, 6],
    [true, 8],
  ]);
});

test('a single line is shown rather than folded', () => {
  const changed = twenty.with(0, 'first').with(6, 'seventh');
  const runs = foldLines(diffLines(twenty.join('\n'), changed.join('\n')), 2);
  expect(runs.map(({ isFolded }) => isFolded)).toEqual([false, false, false, true]);
});

test('texts without a difference are one fold', () => {
  expect(foldLines(diffLines('a\nb', 'a\nb'), 3).map(({ isFolded }) => isFolded)).toEqual([true]);
});
