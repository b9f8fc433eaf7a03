import { expect, test } from 'vitest';
import { parseCondition } from './parse-condition.ts';

function problemOf(text: string) {
  const { problem } = parseCondition(text);
  return problem && { at: problem.at, message: problem.message.split(/[.,:]/)[0] };
}

test.each([
  ['[STATUS]==201', 13, 'A condition compares two values with =='],
  ['[STATUS] ==', 11, 'A condition compares two values with =='],
  ['[STATUS] == ', 12, 'There is nothing to compare here'],
  ['[IP] == a || [STATUS]', 21, 'A condition compares two values with =='],
  [' == 200', 0, 'There is nothing to compare here'],
  ['[STATSU] == 200', 0, 'There is no placeholder [STATSU]'],
  ['[STATUS] == [BODIE].a', 12, 'There is no placeholder [BODIE]'],
  ['[STATUS].code == 200', 8, 'Nothing can follow [STATUS]'],
  ['len([BODY].a[-1]) == 2', 12, 'A path is names after dots and positions from 0 in brackets'],
  ['[BODY].a..b == 2', 8, 'A path is names after dots and positions from 0 in brackets'],
  ['[BODY][0]a == 2', 9, 'A path is names after dots and positions from 0 in brackets'],
  ['[BODY]a == 2', 6, 'A path is names after dots and positions from 0 in brackets'],
  ['[STATUS] < any(200, 300)', 11, 'pat() and any() are compared with == or !='],
])('%s is no condition: at %i', (text, at, message) => {
  expect(problemOf(text)).toEqual({ at, message });
});

test.each([
  '[status] == 200',
  '[BODY] == [1 2]',
  '[BODY] == [hello]',
  'len([BODY].users == 100',
  'raw == raw',
  '[BODY] == pat(*a == b || c*)',
  '[BODY] == :)',
])('%s is one comparison', (text) => {
  expect(parseCondition(text).condition?.alternatives).toHaveLength(1);
});

test('operators and alternatives inside a function belong to its text', () => {
  const { condition } = parseCondition('pat(a == b || c) != [BODY] || [STATUS] == any(1, 2)');
  expect(
    condition?.alternatives.map(({ left, operator, right }) => [left.text, operator, right.text]),
  ).toEqual([
    ['pat(a == b || c)', '!=', '[BODY]'],
    ['[STATUS]', '==', 'any(1, 2)'],
  ]);
});

test('an escaped parenthesis opens nothing', () => {
  const { condition } = parseCondition(String.raw`[BODY] == pat(\(x*) || [STATUS] == 200`);
  expect(condition?.alternatives).toHaveLength(2);
});

test('ten megabytes are refused at once', () => {
  expect(parseCondition(`[BODY] == ${'x'.repeat(1990)}`).problem).toBeUndefined();
  expect(problemOf(`[BODY] == ${'x'.repeat(1991)}`)?.message).toBe('A condition has at most 2000 characters');
  expect(problemOf(`[BODY]${'.a'.repeat(5_000_000)} == 1`)?.at).toBe(2000);
});
