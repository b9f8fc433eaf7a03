import { z } from 'zod';
import { checkValues } from '#library/conditions/check-values.ts';
import { evaluate } from '#library/conditions/evaluate.ts';
import { bodyCondition } from '../body-condition.ts';
import type { Evidence } from '../check-kind.ts';
import { detailOf, type Reason } from '../reasons.ts';

const operators = ['any', 'exists', '==', '!=', '<', '<=', '>', '>=', 'contains'] as const;

export const expectedValueFields = {
  operator: z
    .enum(operators)
    .default('any')
    .meta({
      title: 'The value',
      options: {
        any: 'may be anything',
        exists: 'is there',
        '==': 'is',
        '!=': 'is not',
        contains: 'contains',
      },
      es: {
        title: 'El valor',
        options: {
          any: 'puede ser cualquiera',
          exists: 'existe',
          '==': 'es',
          '!=': 'no es',
          contains: 'contiene',
        },
      },
    }),
  expected: z
    .string()
    .max(1000)
    .default('')
    .meta({ title: 'Expected value', es: { title: 'Valor esperado' } }),
};

export interface ExpectedValue {
  readonly operator: (typeof operators)[number];
  readonly expected: string;
}

/** Undefined: it is as it should be. */
export type ValueProblem = { readonly reason: Reason; readonly evidence: Evidence } | undefined;

/** Compares as conditions do, so that numbers mean the same in both. @param seen null is NULL; undefined that there is none */
export function judgeValue(seen: string | null | undefined, wish: ExpectedValue): ValueProblem {
  if (holds(seen, wish)) return undefined;
  const shown = detailOf(seen === undefined ? 'nothing there' : (seen ?? 'NULL'));
  const { operator, expected } = wish;
  return {
    reason: { id: 'value', detail: shown },
    evidence: {
      label: 'Value',
      labelEs: 'Valor',
      expected: detailOf(operator === 'exists' ? 'a value' : `${operator} ${expected}`),
      seen: shown,
    },
  };
}

function holds(seen: string | null | undefined, { operator, expected }: ExpectedValue): boolean {
  if (operator === 'any') return true;
  if (operator === 'exists') return seen !== undefined && seen !== null;
  if (seen === undefined) return false;
  const values = checkValues((name) => (name === 'BODY' ? (seen ?? 'NULL') : undefined));
  return evaluate(bodyCondition(operator, expected), values, 'never').holds;
}
