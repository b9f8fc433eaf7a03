import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  compileMatchers,
  formatMatcher,
  formatMatchers,
  matchesEmpty,
  type LabelMatcher,
} from './matcher.ts';
import { parseClassicMatchers } from './parse-classic-matchers.ts';
import { parseMatcher, parseMatchers, parseUtf8Matchers } from './parse-matchers.ts';

function short(matchers: readonly LabelMatcher[]): string[] {
  return matchers.map(({ name, operator, value }) => `${name}${operator}${value}`);
}

describe('the notation', () => {
  test.each([
    ['{severity="critical", team=~"a|b"}', ['severity=critical', 'team=~a|b']],
    ['severity=critical,', ['severity=critical']],
    ['{}', []],
    ['"disk space" != "\\u00fc"', ['disk space!=ü']],
    ['host="a,b"', ['host=a,b']],
    [String.raw`path="C:\\x\n"`, ['path=C:\\x\n']],
    // Only the older notation takes these.
    ['job=', ['job=']],
    ['tricky=~~~', ['tricky=~~~']],
  ])('%s', (text, expected) => {
    expect(short(parseMatchers(text))).toEqual(expected);
  });

  test.each(['foo', '=x', ',', 'a="b', 'a=~"["', '{invalid-name = "x}'])(
    'refuses %s and says why',
    (text) => {
      expect(() => parseMatchers(text)).toThrow(/\w+ .*\.|pattern/);
    },
  );

  test('the newer notation wants its braces closed', () => {
    for (const text of ['{', '{a="b"', 'a="b"}']) expect(() => parseUtf8Matchers(text)).toThrow(/missing/);
  });

  test('one condition is one', () => {
    expect(parseMatcher('a=b')).toEqual({ name: 'a', operator: '=', value: 'b' });
    expect(() => parseMatcher('a=b,c=d')).toThrow('2 conditions');
    expect(() => parseMatcher('')).toThrow('no condition');
  });

  test('what is written is read again', () => {
    for (const name of ['plain', 'with space', 'ü', 'a"b', ''].filter(Boolean))
      for (const value of ['', 'x', 'a"b\\c\nd', '日本 🙂']) {
        const matcher = { name, operator: '=' as const, value };
        expect(parseMatchers(`{${formatMatcher(matcher)}}`)).toEqual([matcher]);
      }
    expect(formatMatchers(parseMatchers('b=1,a!=2'))).toBe('{a!="2",b="1"}');
  });
});

describe('matching', () => {
  test.each([
    ['a="x"', { a: 'x' }, true],
    ['a="x"', {}, false],
    ['a=""', {}, true],
    ['a!="x"', {}, true],
    ['a=~"x|y"', { a: 'y' }, true],
    ['a=~"x"', { a: 'xx' }, false],
    ['a=~".*y"', { a: 'xy' }, true],
    ['a=~"x.y"', { a: 'x\ny' }, false],
    ['a=~"(?s)x.y"', { a: 'x\ny' }, true],
    ['a!~"x.*"', { a: 'y' }, true],
    ['a="x",b="y"', { a: 'x', b: 'z' }, false],
    ['constructor=""', {}, true],
  ])('%s of %j', (text, labels: Record<string, string>, expected) => {
    expect(compileMatchers(parseMatchers(text))(labels)).toBe(expected);
  });

  test('a pattern that would take for ever elsewhere is done at once', () => {
    const matches = compileMatchers(parseMatchers('a=~"(a+)+$"'));
    expect(matches({ a: `${'a'.repeat(5_000)}!` })).toBe(false);
  });

  test('what an absent label fulfils', () => {
    expect(matchesEmpty(parseMatcher('a=~".*"'))).toBe(true);
    expect(matchesEmpty(parseMatcher('a=~".+"'))).toBe(false);
  });
});

interface Parsed {
  input: string;
  expect: { name: string; op: string; value: string }[] | null;
  error: string | null;
  func?: string;
}
const path = new URL('../../../../shared/data/notify/am-matchers.json', import.meta.url);
const table: {
  utf8Parser: Parsed[];
  classicParser: Parsed[];
  string: { name: string; op: LabelMatcher['operator']; value: string; string: string }[];
} = existsSync(path)
  ? JSON.parse(readFileSync(path, 'utf8'))
  : { utf8Parser: [], classicParser: [], string: [] };

test(`agrees with Alertmanager's tables, where they are there (${table.utf8Parser.length + table.classicParser.length})`, () => {
  const wrong = (cases: Parsed[], parse: (text: string) => readonly LabelMatcher[]) =>
    cases.filter((one) => outcome(parse, one.input) !== wantedOutcome(one)).map((one) => one.input);
  const all = table.utf8Parser.filter(({ func }) => func === 'TestMatchers');
  const single = table.utf8Parser.filter(({ func }) => func === 'TestMatcher');
  expect(wrong(all, parseUtf8Matchers)).toEqual([]);
  expect(wrong(single, (text) => exactlyOne(parseUtf8Matchers(text)))).toEqual([]);
  expect(wrong(table.classicParser, parseClassicMatchers)).toEqual([]);
  const written = table.string.filter(
    ({ op, string, ...rest }) => formatMatcher({ ...rest, operator: op }) !== string,
  );
  expect(written).toEqual([]);
});

function exactlyOne(matchers: readonly LabelMatcher[]): readonly LabelMatcher[] {
  if (matchers.length !== 1) throw new Error('one is meant');
  return matchers;
}

function outcome(parse: (text: string) => readonly LabelMatcher[], text: string): string {
  try {
    return short(parse(text)).join('\n');
  } catch {
    return 'refused';
  }
}

function wantedOutcome({ expect: wanted, error }: Parsed): string {
  if (error !== null) return 'refused';
  return (wanted ?? []).map(({ name, op, value }) => `${name}${op}${value}`).join('\n');
}
