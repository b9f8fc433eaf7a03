import { expect, test } from 'vitest';
import { ancestorsOf, parentProblem } from './monitor-tree.ts';

/** a is at the top, and each of the others is below the one before. */
function chain(letters: string): Map<string, string | null> {
  return new Map(letters.split('').map((letter, index) => [letter, letters.charAt(index - 1) || null]));
}

test('those above are named nearest first', () => {
  expect(ancestorsOf(chain('abcd'), 'd')).toEqual(['c', 'b', 'a']);
  expect(ancestorsOf(chain('abcd'), 'a')).toEqual([]);
});

test('a circle that is stored all the same ends', () => {
  const circle = new Map([
    ['a', 'b'],
    ['b', 'a'],
  ]);
  expect(ancestorsOf(circle, 'a')).toEqual(['b', 'a']);
  expect(parentProblem(circle, 'a', 'b')?.en).toContain('below itself');
});

test.each([
  ['itself', 'a', 'a'],
  ['what is right below it', 'a', 'b'],
  ['what is far below it', 'a', 'd'],
])('nothing can be below %s', (_, id, parentId) => {
  expect(parentProblem(chain('abcd'), id, parentId)?.en).toContain('below itself');
});

test('what is not there is nobody’s parent', () => {
  expect(parentProblem(chain('a'), 'a', 'z')?.en).toContain('no such monitor');
});

test('eight levels are enough', () => {
  const seven = chain('abcdefg');
  expect(parentProblem(seven, undefined, 'g')).toBeNull();
  expect(parentProblem(chain('abcdefgh'), undefined, 'h')?.en).toContain('8 levels');
});

test('what is below comes along when one is moved', () => {
  const trees = new Map([...chain('abcde'), ...chain('wxyz')]);
  expect(parentProblem(trees, 'w', 'd')).toBeNull();
  expect(parentProblem(trees, 'w', 'e')?.en).toContain('8 levels');
});
