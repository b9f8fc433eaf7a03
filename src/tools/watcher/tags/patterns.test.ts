import { expect, test } from 'vitest';
import { compilePatterns } from './patterns.ts';

test('the first pattern that a text has in it is told', () => {
  const { find, problems } = compilePatterns(['^v', '-alpine$']);
  expect([find('1.2-alpine'), find('v1'), find('1.2')]).toEqual(['-alpine$', '^v', undefined]);
  expect(problems).toEqual([]);
});

test.each([
  ['repetitions one after the other', '.{0,900}'.repeat(30)],
  ['repetitions of many signs', `(?:${'abcdefgh'.repeat(20)}){20}`],
  ['repetitions of repetitions', '(?:a{1,900}){1,900}'],
  ['a very long one', 'a'.repeat(1001)],
  ['looking ahead', '^(?!1)'],
])('a pattern that would take long, or is none, is refused: %s', (_, pattern) => {
  const { find, problems } = compilePatterns([pattern]);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.en).toContain('cannot be used');
  expect(find('1.2.3')).toBeUndefined();
});

test('numbers as people count them are no matter', () => {
  const { find, problems } = compilePatterns(['^\\d{1,4}\\.\\d{1,4}(\\.\\d{1,4})?$', '^[0-9a-f]{40}$']);
  expect(problems).toEqual([]);
  expect(find('2024.10')).toBeDefined();
});
