import type { Comparison, Condition, ConditionProblem, Operator } from './condition.ts';
import { noOperator, noValue, onlyForEquality, tooLong } from './condition-problems.ts';
import { parseOperand } from './parse-operand.ts';
import { findOutside, type Piece, splitOutside } from './split-outside.ts';

export type ParsedCondition =
  | { readonly condition: Condition; readonly problem?: undefined }
  | { readonly condition?: undefined; readonly problem: ConditionProblem };

/** More is no condition that a person wrote; it bounds what an evaluation costs. */
const maxLength = 2000;
const operators: readonly Operator[] = ['==', '!=', '<=', '>=', '<', '>'];
const spaced = operators.map((operator) => ` ${operator} `);

/**
 * Reads a condition as Gatus writes it, `[STATUS] == 200`, and beyond it several with ` || ` between them, of which one is
 * enough. (Source: https://github.com/TwiN/gatus, "Conditions".)
 */
export function parseCondition(text: string): ParsedCondition {
  if (text.length > maxLength) return { problem: tooLong(maxLength) };
  const alternatives: Comparison[] = [];
  for (const piece of splitOutside(text, ' || ')) {
    const found = parseComparison(piece);
    if ('problem' in found) return found;
    alternatives.push(found);
  }
  return { condition: { text: text.trim(), alternatives } };
}

function parseComparison({ text, at }: Piece): Comparison | { readonly problem: ConditionProblem } {
  const [place, separator = ''] = findOutside(text, spaced) ?? [];
  if (place === undefined) return { problem: noOperator(at + text.trimEnd().length) };
  const operator = operators[spaced.indexOf(separator)] ?? '==';
  const rightAt = place + separator.length;
  const left = parseOperand(trimmed(text.slice(0, place), at));
  if ('problem' in left) return left;
  const right = parseOperand(trimmed(text.slice(rightAt), at + rightAt));
  if ('problem' in right) return right;
  for (const [side, start] of [
    [left, at],
    [right, at + rightAt],
  ] as const) {
    if (side.text === '') return { problem: noValue(start) };
    const isMatcher = side.kind === 'pattern' || side.kind === 'any';
    if (isMatcher && operator !== '==' && operator !== '!=')
      return { problem: onlyForEquality(start, operator) };
  }
  return { left, operator, right };
}

function trimmed(text: string, at: number): Piece {
  return { text: text.trim(), at: at + text.length - text.trimStart().length };
}
