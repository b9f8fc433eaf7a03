import type { CheckValues } from './check-values.ts';
import type { Comparison, Condition, Operator } from './condition.ts';
import { matchesGlob } from './glob.ts';
import { readInteger, readNumber } from './number-text.ts';
import { type Resolved, resolveOperand } from './resolve-operand.ts';
import { showComparison } from './show-comparison.ts';

export interface Evaluation {
  readonly holds: boolean;
  /** The condition, with the values that were seen in parentheses: `[STATUS] (500) == 200`. */
  readonly shown: string;
}

/** When the seen values are shown. */
export type ShowSeen = 'failed' | 'always' | 'never';

export function evaluate(
  condition: Condition,
  values: CheckValues,
  showSeen: ShowSeen = 'failed',
): Evaluation {
  const resolved = condition.alternatives.map((comparison) => ({
    comparison,
    left: resolveOperand(comparison.left, values),
    right: resolveOperand(comparison.right, values),
  }));
  const holds = resolved.some(({ comparison, left, right }) => compare(comparison, left, right));
  if (showSeen === 'never' || (holds && showSeen === 'failed')) return { holds, shown: condition.text };
  const shown = resolved.map(({ comparison, left, right }) =>
    showComparison(comparison.operator, left, right),
  );
  return { holds, shown: shown.join(' || ') };
}

function compare({ operator }: Comparison, left: Resolved, right: Resolved): boolean {
  if (operator === '==') return isEqual(left, right);
  if (operator === '!=') return !isEqual(left, right);
  const [a, b] = [numberOf(left), numberOf(right)];
  return a !== undefined && b !== undefined && isOrdered(operator, a, b);
}

function isOrdered(operator: Exclude<Operator, '==' | '!='>, a: number, b: number): boolean {
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  return operator === '>' ? a > b : a >= b;
}

/** A literal that is no number counts as 0, as Gatus has it; what was seen must be a number to be compared as one. */
function numberOf({ operand, text }: Resolved): number | undefined {
  const number = text === undefined ? undefined : readNumber(text);
  return number ?? (operand.kind === 'literal' ? 0 : undefined);
}

function isEqual(left: Resolved, right: Resolved): boolean {
  return matches(left, right) ?? matches(right, left) ?? isSameText(left.text, right.text);
}

/** Undefined: there is nothing to match with. What the check saw is never a pattern. */
function matches({ operand }: Resolved, { operand: other, text }: Resolved): boolean | undefined {
  if (other.kind === 'pattern' || other.kind === 'any') return undefined;
  if (operand.kind === 'pattern') return text !== undefined && matchesGlob(operand.glob, text);
  return operand.kind === 'any' ? operand.options.some((option) => isSameText(option, text)) : undefined;
}

function isSameText(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (a === b) return true;
  const integer = readInteger(a);
  return integer !== undefined && integer === readInteger(b);
}
