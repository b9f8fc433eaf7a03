import type { Operator } from './condition.ts';
import { durationText, readNumber } from './number-text.ts';
import { placeholders } from './placeholders.ts';
import type { Resolved } from './resolve-operand.ts';

/** How much of a text that was compared with a pattern is shown, as in Gatus. */
const shownBesidePattern = 25;
const shownOtherwise = 200;

/** `[STATUS] (500) == 200`; what the body does not have is shown as INVALID. */
export function showComparison(operator: Operator, left: Resolved, right: Resolved): string {
  return `${showSide(left, operator, right)} ${operator} ${showSide(right, operator, left)}`;
}

function showSide(side: Resolved, operator: Operator, other: Resolved): string {
  const { operand } = side;
  const seen = seenText(side, operator);
  if (seen === undefined) return operand.text;
  const limit = other.operand.kind === 'pattern' ? shownBesidePattern : shownOtherwise;
  return `${operand.text} (${shorten(seen, limit)})`;
}

/** Undefined: a person sees it already. */
function seenText({ operand, text }: Resolved, operator: Operator): string | undefined {
  if (operand.kind === 'literal') {
    const isNumeric = operator !== '==' && operator !== '!=';
    return isNumeric && readNumber(operand.text) === undefined ? '0' : undefined;
  }
  if (operand.kind !== 'placeholder') return undefined;
  if (text === undefined) return 'INVALID';
  if (text === '') return 'empty';
  const isDuration = placeholders[operand.name].kind === 'duration' && operand.measure === undefined;
  return isDuration ? durationText(Number(text)) : text;
}

function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const isHalf = (text.codePointAt(limit - 1) ?? 0) > 0xffff;
  return `${text.slice(0, isHalf ? limit - 1 : limit)}...(truncated)`;
}
