import { expect, test } from 'vitest';
import { parseEnvFile, setEnvVariable } from './env-file.ts';

const text = [
  '\uFEFF# comment',
  'A=1',
  'export B = two words # not this',
  "C='single # kept'",
  'D="line one',
  'line two" # after',
  'E=',
  'F: yaml style',
  'INHERITED',
  'G=a#b',
  '= nothing',
  'H="say \\"hi\\"\\n"',
].join('\r\n');

test('an env file is read as compose reads it', () => {
  const { assignments, unreadable } = parseEnvFile(text);
  expect(assignments.map(({ name, value, line }) => [name, value, line])).toEqual([
    ['A', '1', 2],
    ['B', 'two words', 3],
    ['C', 'single # kept', 4],
    ['D', 'line one\r\nline two', 5],
    ['E', '', 7],
    ['F', 'yaml style', 8],
    ['G', 'a#b', 10],
    ['H', 'say "hi"\n', 12],
  ]);
  expect(unreadable).toEqual([{ line: 11, text: '= nothing' }]);
});

test.each([
  ['A=1 # why\nB=2\n', 'A', '10', 'A=10 # why\nB=2\n'],
  ["A='x'\r\nB=2\r\n", 'A', 'two words', "A='two words'\r\nB=2\r\n"],
  ['A=1', 'B', '2', 'A=1\nB=2'],
  ['A=1\r\n', 'B', "it's $5", 'A=1\r\nB="it\'s \\$5"\r\n'],
  ['', 'A', '', 'A=\n'],
  ['A=1\nA=2\n', 'A', '3', 'A=1\nA=3\n'],
])('in %j, %s becomes %j and nothing else changes', (before, name, value, after) => {
  const changed = setEnvVariable(before, name, value);
  expect(changed).toBe(after);
  expect(parseEnvFile(changed).assignments.findLast((one) => one.name === name)?.value).toBe(value);
});
