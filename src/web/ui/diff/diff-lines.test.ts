import { expect, test } from 'vitest';
import { diffLines } from './diff-lines.ts';

function shown(before: string, after: string): string[] {
  const signs = { same: ' ', removed: '-', added: '+' } as const;
  return diffLines(before, after).map(({ kind, text }) => signs[kind] + text);
}

test('a changed line is shown as removed, then added, between its neighbours', () => {
  expect(shown('a\nb\nc', 'a\nx\nc')).toEqual([' a', '-b', '+x', ' c']);
});

test('lines carry their numbers in both texts', () => {
  expect(
    diffLines('a\nb', 'b\nc').map(({ beforeNumber, afterNumber }) => [beforeNumber, afterNumber]),
  ).toEqual([
    [1, null],
    [2, 1],
    [null, 2],
  ]);
});

test('an empty text has no lines', () => {
  expect(shown('', '')).toEqual([]);
  expect(shown('', 'a\n')).toEqual(['+a', '+']);
  expect(shown('a', '')).toEqual(['-a']);
});

test('a missing newline at the end is a difference', () => {
  expect(shown('a', 'a\n')).toEqual([' a', '+']);
});

test('random texts are rebuilt by their differences, with the fewest edits there are', () => {
  const next = seeded(7);
  for (let round = 0; round < 400; round += 1) {
    const before = Array.from({ length: next(12) }, () => 'abcd'[next(4)]);
    const after = Array.from({ length: next(12) }, () => 'abcd'[next(4)]);
    const lines = diffLines(before.join('\n'), after.join('\n'));
    expect(textOf(lines, 'added')).toBe(before.join('\n'));
    expect(textOf(lines, 'removed')).toBe(after.join('\n'));
    const edits = lines.filter(({ kind }) => kind !== 'same').length;
    expect(edits).toBe(before.length + after.length - 2 * longestCommon(before, after));
  }
});

test('texts with nothing in common, however long, are replaced as a whole', () => {
  const before = Array.from({ length: 6000 }, (_, line) => `a${line}`).join('\n');
  const after = Array.from({ length: 6000 }, (_, line) => `b${line}`).join('\n');
  const lines = diffLines(before, after);
  expect(lines.filter(({ kind }) => kind === 'removed')).toHaveLength(6000);
  expect(lines.filter(({ kind }) => kind === 'added')).toHaveLength(6000);
});

function textOf(lines: ReturnType<typeof diffLines>, without: 'added' | 'removed'): string {
  return lines.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join('\n');
}

function longestCommon(a: readonly unknown[], b: readonly unknown[]): number {
  const lengths = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const same = (lengths[i - 1]?.[j - 1] ?? 0) + 1;
      const longest = Math.max(lengths[i - 1]?.[j] ?? 0, lengths[i]?.[j - 1] ?? 0);
      lengths[i]?.splice(j, 1, a[i - 1] === b[j - 1] ? same : longest);
    }
  }
  return lengths[a.length]?.[b.length] ?? 0;
}

/** Whole numbers below a limit, the same ones each time (a linear congruential generator). */
function seeded(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * limit);
  };
}
