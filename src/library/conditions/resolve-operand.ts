import { type CheckValues } from './check-values.ts';
import type { Operand, PlaceholderOperand } from './condition.ts';
import { walkPath } from './json-path.ts';
import { characterCount, jsonLength, jsonText } from './json-text.ts';

/** What one side of a comparison stands for. Undefined text: the body has no such value. */
export interface Resolved {
  readonly operand: Operand;
  readonly text: string | undefined;
}

export function resolveOperand(operand: Operand, values: CheckValues): Resolved {
  if (operand.kind !== 'placeholder') return { operand, text: operand.text };
  const text = operand.path === undefined ? plainText(operand, values) : pathText(operand, values);
  return { operand, text };
}

function plainText({ name, measure }: PlaceholderOperand, values: CheckValues): string | undefined {
  const seen = String(values.value(name));
  // Of a body, the space around it counts for nothing: most texts end with a line end.
  const text = name === 'BODY' ? seen.trim() : seen;
  if (measure === 'has') return String(name === 'BODY' ? text !== '' : values.has(name));
  if (measure === undefined) return text;
  const list = name === 'BODY' && /^\s*\[/.test(text) ? values.json() : undefined;
  return String(Array.isArray(list) ? list.length : characterCount(text));
}

function pathText({ path = [], measure }: PlaceholderOperand, values: CheckValues): string | undefined {
  const found = walkPath(values.json(), path);
  if (measure === 'has') return String(found !== undefined);
  if (found === undefined) return undefined;
  return measure === 'len' ? jsonLength(found)?.toString() : jsonText(found);
}
