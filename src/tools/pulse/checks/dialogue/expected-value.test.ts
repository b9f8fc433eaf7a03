import { expect, test } from 'vitest';
import { type ExpectedValue, judgeValue } from './expected-value.ts';
import { valueAtPath } from './value-at-path.ts';

test.each<
  [seen: string | null | undefined, operator: ExpectedValue['operator'], expected: string, fits: boolean]
>([
  ['5', 'any', '', true],
  [undefined, 'any', '', true],
  ['5', 'exists', '', true],
  [null, 'exists', '', false],
  [undefined, 'exists', '', false],
  ['5', '==', '5', true],
  ['5', '!=', '5', false],
  ['10', '>', '9', true],
  ['10', '<', '9', false],
  ['9', '<=', '9', true],
  ['8', '>=', '9', false],
  ['x', '>', '1', false],
  ['all is ready', 'contains', 'ready', true],
  ['all is ready', 'contains', '*', false],
  [null, '==', 'NULL', true],
  [undefined, '!=', '5', false],
])('%s %s %s: %s', (seen, operator, expected, fits) => {
  expect(judgeValue(seen, { operator, expected }) === undefined).toBe(fits);
});

test('what does not fit is shown, but not all of it', () => {
  const problem = judgeValue('x'.repeat(1000), { operator: '==', expected: 'y' });
  expect(problem?.evidence).toMatchObject({
    label: 'Value',
    expected: '== y',
    seen: expect.stringMatching(/^x+…$/),
  });
  expect(problem?.evidence.seen).toHaveLength(300);
});

test('values in JSON', () => {
  const json = '{"a":{"b":[1,{"c":"x"}]}}';
  expect(valueAtPath(json, 'a.b[1].c')).toBe('x');
  expect(valueAtPath(json, 'a.z')).toBeUndefined();
  expect(valueAtPath(json, '')).toBe(json);
  expect(valueAtPath('no json', 'a')).toBeUndefined();
});
