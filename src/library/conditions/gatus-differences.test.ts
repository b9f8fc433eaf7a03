import { expect, test } from 'vitest';
import { checkValues } from './check-values.ts';
import { evaluate } from './evaluate.ts';
import { parseCondition } from './parse-condition.ts';

/** Where these conditions are meant to differ from Gatus, beside what only this language has (`||`, days and weeks). */
test.each([
  {
    why: 'fractions are compared, not cut to whole numbers: 0.5 is below 0.8',
    text: '[BODY].load < 0.8',
    body: '{"load":0.5}',
    holds: true,
  },
  {
    why: 'a missing value is no 0, or an error page would pass as a small number',
    text: '[BODY].queue < 100',
    body: '<h1>502</h1>',
    holds: false,
  },
  {
    why: 'a text is no 0 either',
    text: '[BODY].queue < 100',
    body: '{"queue":"many"}',
    holds: false,
  },
  {
    why: 'what a server answers is data: it cannot bring a pattern along',
    text: '[BODY] == secret',
    body: 'pat(*)',
    holds: false,
  },
  {
    why: 'a slash in a pattern has to be there',
    text: '[BODY] == pat(a/b)',
    body: 'ab',
    holds: false,
  },
  {
    why: 'length is in characters, not in bytes',
    text: 'len([BODY].name) == 4',
    body: '{"name":"José"}',
    holds: true,
  },
  {
    why: 'the members of an object stay in their order',
    text: '[BODY].a == {"z":1,"b":2}',
    body: '{"a":{"z":1,"b":2}}',
    holds: true,
  },
  {
    why: 'the first operator outside parentheses counts, whichever it is',
    text: '[BODY] != a == b',
    body: 'a == b',
    holds: false,
  },
])('$why', ({ text, body, holds }) => {
  const { condition } = parseCondition(text);
  if (condition === undefined) throw new Error('not read');
  const values = checkValues((name) => (name === 'BODY' ? body : undefined));
  expect(evaluate(condition, values).holds).toBe(holds);
});

test.each([
  ['a placeholder that does not exist is a mistake, not a text', '[STATSU] == 200'],
  ['a position below 0 never exists', 'has([BODY].list[-1]) == false'],
  ['patterns and lists have no order', '[STATUS] < pat(4*)'],
  ['a side that is empty was forgotten', '[BODY] == '],
])('%s: %s is refused', (_, text) => {
  expect(parseCondition(text).problem).toBeDefined();
});
