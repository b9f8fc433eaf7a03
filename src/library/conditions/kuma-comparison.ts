import { escapeGlob } from './glob.ts';
import { readInteger } from './number-text.ts';

/** One of Kuma's fourteen operators as comparisons: all of the lists have to hold, and of each one. Undefined: no such one. */
export function kumaComparison(
  placeholder: string,
  operator: string,
  value: string,
): readonly (readonly string[])[] | undefined {
  const [, not, kind = ''] = /^(not_)?(.+)$/.exec(operator) ?? [];
  const sign = not === undefined ? '==' : '!=';
  const inside = escapeGlob(value);
  const patterns: Readonly<Record<string, string>> = {
    equals: literal(value),
    contains: `pat(*${inside}*)`,
    starts_with: `pat(${inside}*)`,
    ends_with: `pat(*${inside})`,
  };
  if (Object.hasOwn(patterns, kind)) return [[`${placeholder} ${sign} ${patterns[kind] ?? ''}`]];
  const number = value.trim() === '' ? NaN : Number(value);
  if (!Number.isFinite(number)) return undefined;
  const written = (order: string) => `${placeholder} ${order} ${number}`;
  if (operator === 'num_equals') return [[written('>=')], [written('<=')]];
  if (operator === 'num_not_equals') return [[written('<'), written('>')]];
  const orders: Readonly<Record<string, string>> = { lt: '<', gt: '>', lte: '<=', gte: '>=' };
  return Object.hasOwn(orders, operator) ? [[written(orders[operator] ?? '')]] : undefined;
}

/** A text that stands for itself only: as it is when nothing in it has a meaning, and otherwise as a pattern. */
function literal(value: string): string {
  const isPlain = /^[\w.:/@-]+$/.test(value);
  const isDecimal = /^(0|[1-9]\d*)$/.test(value);
  return isPlain && (isDecimal || readInteger(value) === undefined) ? value : `pat(${escapeGlob(value)})`;
}
