import { RE2JS } from 're2js';
import type { Text } from '#library/text.ts';

export type Compiled<Value> = { readonly value: Value } | { readonly problem: Text };

const longestPattern = 1000;

/** RE2: takes time in proportion to the text, whatever the pattern, as JavaScript's own patterns do not. */
export function compilePattern(pattern: string): Compiled<RE2JS> {
  if (pattern.length > longestPattern) {
    return { problem: notCompiled(pattern.slice(0, 40) + '…', 'too long', 'demasiado largo') };
  }
  try {
    return { value: RE2JS.compile(RE2JS.translateRegExp(pattern)) };
  } catch (error) {
    return { problem: notCompiled(pattern, ...reasonOf(error)) };
  }
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
