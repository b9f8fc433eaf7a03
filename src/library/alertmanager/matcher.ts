import { RE2JS } from 're2js';

/** Name to value; one that is missing counts as an empty one. */
export type LabelSet = Readonly<Record<string, string>>;

export type MatcherOperator = '=' | '!=' | '=~' | '!~';

/** A condition on one label. Patterns are RE2, and have to fit the whole value. */
export interface LabelMatcher {
  readonly name: string;
  readonly operator: MatcherOperator;
  readonly value: string;
}

/** Text that is no matcher, or a pattern that RE2 refuses; the message says where and why. */
export class MatcherError extends Error {}

const reserved = /[\s{}!=~,\\"'`]/u;

/** As Alertmanager writes it: `severity="critical"`. */
export function formatMatcher({ name, operator, value }: LabelMatcher): string {
  const label = name === '' || reserved.test(name) ? quote(name) : name;
  return `${label}${operator}${quote(value)}`;
}

/** Sorted, as in a route's key: `{env="prod", severity="critical"}`. */
export function formatMatchers(matchers: readonly LabelMatcher[]): string {
  const sorted = matchers.toSorted(
    (a, b) => compare(a.name, b.name) || compare(a.value, b.value) || compare(a.operator, b.operator),
  );
  return `{${sorted.map(formatMatcher).join(',')}}`;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function quote(text: string): string {
  return `"${text
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
    .replaceAll('\n', String.raw`\n`)}"`;
}

/** @throws MatcherError when a pattern is none. */
export function compileMatcher({ name, operator, value }: LabelMatcher): (labels: LabelSet) => boolean {
  switch (operator) {
    case '=':
      return (labels) => valueOf(labels, name) === value;
    case '!=':
      return (labels) => valueOf(labels, name) !== value;
    case '=~':
    case '!~': {
      const fits = compilePattern(value);
      const wanted = operator === '=~';
      return (labels) => fits(valueOf(labels, name)) === wanted;
    }
  }
}

/** All have to hold. @throws MatcherError when a pattern is none. */
export function compileMatchers(matchers: readonly LabelMatcher[]): (labels: LabelSet) => boolean {
  const all = matchers.map((matcher) => compileMatcher(matcher));
  return (labels) => all.every((each) => each(labels));
}

/** True when a label that is missing fulfils it. */
export function matchesEmpty(matcher: LabelMatcher): boolean {
  return compileMatcher(matcher)({});
}

function valueOf(labels: LabelSet, name: string): string {
  return Object.hasOwn(labels, name) ? (labels[name] ?? '') : '';
}

/** Alternatives of plain words need no engine. */
const words = /^[\w :/-]+(\|[\w :/-]+)*$/;

/** Takes time in proportion to the text, whatever the pattern: JavaScript's own patterns may take for ever. */
export function compilePattern(pattern: string): (text: string) => boolean {
  if (words.test(pattern)) {
    const set = new Set(pattern.split('|'));
    return (text) => set.has(text);
  }
  const compiled = compileRe2(pattern);
  return (text) => compiled.matches(text);
}

function compileRe2(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    throw new MatcherError(`The pattern ${pattern} is none: ${error instanceof Error ? error.message : ''}`, {
      cause: error,
    });
  }
}
