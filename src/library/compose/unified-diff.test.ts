import { expect, test } from 'vitest';
import { diffLines } from './diff-lines.ts';
import { unifiedDiff } from './unified-diff.ts';

function applied(before: readonly string[], after: readonly string[]): string[] {
  return diffLines(before, after).flatMap(({ kind, before: from, after: to, count }) =>
    kind === 'removed'
      ? []
      : kind === 'same'
        ? before.slice(from, from + count)
        : after.slice(to, to + count),
  );
}

test('the runs lead from one text to the other', () => {
  const words = ['a', 'b', 'c'];
  for (let seed = 0; seed < 300; seed += 1) {
    const list = (salt: number) =>
      Array.from(
        { length: (seed * salt) % 9 },
        (_, index) => words[(seed * 7 + index * salt * salt) % 3] ?? '',
      );
    const [before, after] = [list(5), list(7)];
    expect(applied(before, after)).toEqual(after);
  }
});

test('too many differences are told as a replacement', () => {
  const [before, after] = [1, 2].map((salt) =>
    Array.from({ length: 3_000 }, (_, index) => `${salt} ${index}`),
  );
  expect(applied(before ?? [], after ?? [])).toEqual(after);
});

test('a change stands between three lines of context', () => {
  const lines = Array.from({ length: 12 }, (_, index) => String(index + 1));
  const changed = lines.with(5, 'six');
  expect(unifiedDiff(`${lines.join('\n')}\n`, `${changed.join('\n')}\n`)).toBe(
    '@@ -3,7 +3,7 @@\n 3\n 4\n 5\n-6\n+six\n 7\n 8\n 9',
  );
});

test.each([
  [null, 'a\n', '@@ -0,0 +1,1 @@\n+a'],
  ['a\n', null, '@@ -1,1 +0,0 @@\n-a'],
  ['a\n', 'a', '@@ -1,1 +1,1 @@\n-a\n+a\n\\ No newline at end of file'],
  ['same', 'same', ''],
])('from %j to %j', (before, after, diff) => {
  expect(unifiedDiff(before, after)).toBe(diff);
});
