import { expect, test } from 'vitest';
import { compileTransform } from './transform.ts';

test.each([
  ['^v(.+)$ => $1', 'v1.2.3', '1.2.3'],
  ['^(\\d+\\.\\d+)-.*-(\\d+)=>$1.$2', '1.2-xyz-3', '1.2.3'],
  ['^(?<tag>\\d+) => v$tag', '7-x', 'v7'],
  ['^(?P<tag>\\d+) => ${tag}a', '7-x', '7a'],
  ['(\\d+) => $0', 'ver7', '7'],
  ['(a)|(b) => $1-$2-$9', 'a', 'a--'],
  ['^none$ => $1', '1.2.3', '1.2.3'],
  ['(\\d+) => $$1', '5', '$5'],
  ['  ', '1.2.3', '1.2.3'],
])('%s makes of %s: %s', (formula, tag, expected) => {
  const compiled = compileTransform(formula);
  expect('value' in compiled && compiled.value(tag)).toBe(expected);
});

test.each([
  ['invalid-formula', /no arrow/],
  ['[x => $1', /missing closing/],
  ['(?=a) => $1', /looking ahead or back is not possible/],
])('%s is a problem', (formula, problem) => {
  const compiled = compileTransform(formula);
  expect('problem' in compiled && compiled.problem.en).toMatch(problem);
});
