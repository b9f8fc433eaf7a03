import { expect, test } from 'vitest';
import { parseCompose } from './parse-compose.ts';
import { isOnlyVariable, strayDollars, variablesIn } from './variables.ts';

test('variables are found in every form, with their places', () => {
  const text =
    'a: ${PLAIN} $BARE $$NOT ${D:-x} ${E-${INNER}}\n${KEY}: "${R:?why}"\nb: |\n  ${BLOCK:+set}\n# ${COMMENT}\n';
  expect(
    variablesIn(parseCompose(text)).map(
      ({ name, form, place }) => `${place.line}:${place.column} ${name} ${form}`,
    ),
  ).toEqual([
    '1:4 PLAIN plain',
    '1:13 BARE plain',
    '1:25 D default',
    '1:33 E default',
    '1:37 INNER plain',
    '2:10 R required',
    '4:3 BLOCK replacement',
  ]);
});

test.each(['a: ${OPEN', 'a: costs $5', 'a: "grep x$"', 'a: ${1ST}', 'a: ${A:-${B}'])(
  '%j has a stray $',
  (text) => {
    expect(strayDollars(parseCompose(text))).toHaveLength(1);
  },
);

test.each(['a: $$5', 'a: ${A:-${B:-c}}', 'a: $A', 'a: "${A?no}"', '$x: 1', '# $'])('%j has none', (text) => {
  expect(strayDollars(parseCompose(text))).toEqual([]);
});

test.each([
  ['$A', true],
  ['${A}', true],
  ['${A:?say}', true],
  ['${A:-secret}', false],
  ['x${A}', false],
])('%s is only a variable: %s', (text, expected) => {
  expect(isOnlyVariable(text)).toBe(expected);
});
