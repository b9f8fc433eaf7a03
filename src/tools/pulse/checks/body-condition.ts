import type { Condition, Operator } from '#library/conditions/condition.ts';
import { escapeGlob, parseGlob } from '#library/conditions/glob.ts';
import type { parsePath } from '#library/conditions/json-path.ts';

/** A condition over [BODY] as a form asks for it: what it contains is a pattern around what is written. */
export function bodyCondition(
  operator: Operator | 'contains',
  expected: string,
  path?: ReturnType<typeof parsePath>['path'],
): Condition {
  const left = { kind: 'placeholder', text: '[BODY]', name: 'BODY', path, measure: undefined } as const;
  if (operator !== 'contains')
    return { text: '', alternatives: [{ left, operator, right: { kind: 'literal', text: expected } }] };
  const pattern = `*${escapeGlob(expected)}*`;
  const right = { kind: 'pattern', text: pattern, glob: parseGlob(pattern) } as const;
  return { text: '', alternatives: [{ left, operator: '==', right }] };
}
