import type { Comparison, Constraint, Operator } from './constraint.ts';

/** Longer texts are not read, so that a hostile one costs little. */
const maxLength = 64 * 1024;

const operators: Readonly<Record<string, Operator>> = {
  '': '=',
  '=': '=',
  '==': '=',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};
const comparison = /^([=!<>]*)\s*([^\s=!<>|()]+)$/;
const quotes = /^(['"])(.*)\1$/;

/**
 * Constraints as Grype's database writes them: `>= 1.0, < 1.2 || = 2.0`, where a comma is "and", no operator is `=` and no text
 * is every version. `undefined` for what is written in another way.
 */
export function parseConstraint(text: string): Constraint | undefined {
  if (text.length > maxLength) return undefined;
  if (text.trim() === '') return { alternatives: [] };
  const alternatives: Comparison[][] = [];
  for (const alternative of text.split('||')) {
    const comparisons = alternative.split(',').map(parseComparison);
    if (!comparisons.every((one) => one !== undefined)) return undefined;
    alternatives.push(comparisons);
  }
  return { alternatives };
}

function parseComparison(text: string): Comparison | undefined {
  const [, written = '', limit] = comparison.exec(text.trim()) ?? [];
  const operator = Object.hasOwn(operators, written) ? operators[written] : undefined;
  if (limit === undefined || operator === undefined) return undefined;
  const bare = limit.replace(quotes, '$2');
  return bare === '' ? undefined : { operator, limit: bare };
}
