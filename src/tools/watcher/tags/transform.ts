import type { RE2JS } from 're2js';
import { type Compiled, compilePattern } from './patterns.ts';

/** What a tag is compared as. */
export type Transform = (tag: string) => string;

const placeholder = /\$(?:(\d+)|([a-z_]\w*)|\{(\w+)\})/gi;

/**
 * WUD's formula, `pattern => replacement`, where `$1` or `${name}` stand for what the parentheses matched. The whole tag becomes the replacement; one that does
 * not match stays as it is. An empty formula changes nothing.
 */
export function compileTransform(formula: string): Compiled<Transform> {
  if (formula.trim() === '') return { value: (tag) => tag };
  const arrow = formula.indexOf('=>');
  if (arrow === -1) {
    return {
      problem: {
        en: `The formula ${formula} has no arrow: write it as pattern => $1.`,
        es: `La fórmula ${formula} no tiene flecha: escríbela como patrón => $1.`,
      },
    };
  }
  const compiled = compilePattern(formula.slice(0, arrow).trim());
  if ('problem' in compiled) return compiled;
  const replacement = formula.slice(arrow + 2).trim();
  return { value: (tag) => transformed(compiled.value, replacement, tag) };
}

function transformed(regex: RE2JS, replacement: string, tag: string): string {
  const matcher = regex.matcher(tag);
  if (!matcher.find()) return tag;
  const names = regex.namedGroups();
  return replacement.replaceAll(placeholder, (_, digits?: string, word?: string, braced?: string) => {
    const name = digits ?? word ?? braced ?? '';
    const group = /^\d+$/.test(name) ? Number(name) : names[name];
    return group === undefined || group > regex.groupCount() ? '' : (matcher.group(group) ?? '');
  });
}
