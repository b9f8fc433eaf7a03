import { StringStream } from '@codemirror/language';
import { expect, test } from 'vitest';
import { liquidParser } from './liquid.ts';

/** The pieces of a line that have a name, each with it. */
function named(line: string): (readonly [string, string])[] {
  const place = liquidParser.startState?.(2) ?? { end: null };
  const stream = new StringStream(line, 2, 2);
  const found: (readonly [string, string])[] = [];
  while (!stream.eol()) {
    stream.start = stream.pos;
    const name = liquidParser.token(stream, place);
    if (name !== null) found.push([stream.current(), name]);
  }
  return found;
}

test('what is inside of the braces has names, the text around it has none', () => {
  expect(named('Hi {{ title | default: "x" }} for if')).toEqual([
    ['{{', 'keyword'],
    ['title', 'propertyName'],
    ['default', 'propertyName'],
    ['"x"', 'string'],
    ['}}', 'keyword'],
  ]);
});

test('words of tags are keywords, a lone brace is text', () => {
  expect(named('{ {%- for a in (1..3) %}')).toEqual([
    ['{%-', 'keyword'],
    ['for', 'keyword'],
    ['a', 'propertyName'],
    ['in', 'keyword'],
    ['1', 'number'],
    ['3', 'number'],
    ['%}', 'keyword'],
  ]);
});
