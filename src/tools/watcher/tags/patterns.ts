import { RE2JS } from 're2js';
import type { Text } from '#library/text.ts';

export type Compiled<Value> = { readonly value: Value } | { readonly problem: Text };

const longestPattern = 1000;
/** Steps of a compiled pattern; those that people write for tags have less than a hundred. */
const largestProgram = 2000;
/** Repetitions of repetitions: `.{0,900}` thirty times takes seconds to compile. */
const mostRepetitions = 3000;
const mostKept = 50;
const kept = new Map<string, Compiled<RE2JS>>();

/** RE2: takes time in proportion to the text, whatever the pattern, as JavaScript's own patterns do not. */
export function compilePattern(pattern: string): Compiled<RE2JS> {
  const known = kept.get(pattern);
  if (known) return known;
  const compiled = compile(pattern);
  if (kept.size >= mostKept) kept.clear();
  kept.set(pattern, compiled);
  return compiled;
}

function compile(pattern: string): Compiled<RE2JS> {
  if (pattern.length > longestPattern) {
    return { problem: notCompiled(pattern.slice(0, 40) + '…', 'too long', 'demasiado largo') };
  }
  if (repetitionsIn(pattern) > mostRepetitions) return { problem: tooLarge(pattern) };
  try {
    const value = RE2JS.compile(RE2JS.translateRegExp(pattern));
    return value.programSize() > largestProgram ? { problem: tooLarge(pattern) } : { value };
  } catch (error) {
    return { problem: notCompiled(pattern, ...reasonOf(error)) };
  }
}

/** At least so many steps come of the counted repetitions, before anything is compiled. */
function repetitionsIn(pattern: string): number {
  const counts = [...pattern.matchAll(/\{(\d{1,4})(?:,(\d{0,4}))?\}/g)];
  return counts.reduce((sum, [, least, most]) => sum + Math.max(Number(least), Number(most ?? 0)), 0);
}

function tooLarge(pattern: string): Text {
  return notCompiled(pattern, 'it repeats too much', 'repite demasiado');
}

function reasonOf(error: unknown): [en: string, es: string] {
  const said = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : String(error);
  return /\(\?(?:!|=|<!|<=)/.test(said)
    ? [
        `${said}; looking ahead or back is not possible, use an exclude pattern instead`,
        `${said}; no se puede mirar hacia delante ni hacia atrás, usa un patrón de exclusión`,
      ]
    : [said, said];
}

function notCompiled(pattern: string, en: string, es: string): Text {
  return {
    en: `The pattern ${pattern} cannot be used: ${en}.`,
    es: `El patrón ${pattern} no se puede usar: ${es}.`,
  };
}

/** The first pattern that a text has anywhere in it. */
export type FindPattern = (text: string) => string | undefined;

export function compilePatterns(patterns: readonly string[]): {
  readonly find: FindPattern;
  readonly problems: readonly Text[];
} {
  const all = patterns.map((pattern) => ({ pattern, compiled: compilePattern(pattern) }));
  const usable = all.flatMap(({ pattern, compiled }) =>
    'value' in compiled ? [{ pattern, regex: compiled.value }] : [],
  );
  return {
    find: (text) => usable.find(({ regex }) => regex.matcher(text).find())?.pattern,
    problems: all.flatMap(({ compiled }) => ('problem' in compiled ? [compiled.problem] : [])),
  };
}
