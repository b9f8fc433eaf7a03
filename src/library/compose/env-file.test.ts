import { expect, test } from 'vitest';
import { parseEnvFile } from './env-file.ts';

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
