import { kumaComparison } from './kuma-comparison.ts';
import { hasDeepGroups, isTooMuch, noConditions, wrongCondition } from './kuma-problems.ts';
import { parseCondition } from './parse-condition.ts';
import type { Text } from '#library/text.ts';

export type FromKuma =
  /** All have to hold, as for every monitor. */
  | { readonly conditions: readonly string[]; readonly problem?: undefined }
  /** None was taken over: half of them would mean something else. */
  | { readonly conditions?: undefined; readonly problem: Text };

/** What Kuma's variables are called here. */
const kumaPlaceholders: Readonly<Record<string, string>> = {
  record: '[BODY]',
  result: '[BODY]',
  message: '[BODY]',
  topic: '[TOPIC]',
};

/** Of which each has to hold, and for that one of its comparisons. */
type Clauses = readonly (readonly string[])[];

const maxClauses = 64;
const maxDepth = 20;

/**
 * Turns the conditions of an Uptime Kuma monitor (its column `conditions`: JSON, a list of expressions and groups, each joined
 * by `andOr` to everything before it) into conditions with the same meaning.
 */
export function fromKumaConditions(
  json: string,
  placeholders: Readonly<Record<string, string>> = kumaPlaceholders,
): FromKuma {
  try {
    const list: unknown = json.trim() === '' ? [] : JSON.parse(json);
    if (!Array.isArray(list)) return { problem: noConditions };
    const clauses = list.length === 0 ? [] : readList(list, placeholders, 0);
    if ('en' in clauses) return { problem: clauses };
    const conditions = clauses.map((alternatives) => alternatives.join(' || '));
    const isReadable = conditions.every((text) => parseCondition(text).condition !== undefined);
    return isReadable ? { conditions } : { problem: isTooMuch };
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: noConditions };
    throw error;
  }
}

function readList(
  list: readonly unknown[],
  placeholders: Readonly<Record<string, string>>,
  depth: number,
): Clauses | Text {
  if (depth > maxDepth) return hasDeepGroups;
  let before: Clauses | undefined;
  for (const item of list) {
    const found = readItem(item, placeholders, depth);
    if ('en' in found) return found;
    const joined = before === undefined ? found : join(before, found, fieldOf(item, 'andOr'));
    if (joined === undefined) return wrongCondition(item);
    if (joined.length > maxClauses) return isTooMuch;
    before = joined;
  }
  return before ?? noConditions;
}

function readItem(
  item: unknown,
  placeholders: Readonly<Record<string, string>>,
  depth: number,
): Clauses | Text {
  const children = fieldOf(item, 'children');
  if (fieldOf(item, 'type') === 'group' && Array.isArray(children))
    return readList(children, placeholders, depth + 1);
  const [variable, operator] = [fieldOf(item, 'variable'), fieldOf(item, 'operator')];
  const value = fieldOf(item, 'value') ?? '';
  const isText = typeof value === 'string' || typeof value === 'number';
  if (typeof variable !== 'string' || typeof operator !== 'string' || !isText) return wrongCondition(item);
  const placeholder = Object.hasOwn(placeholders, variable) ? placeholders[variable] : undefined;
  if (placeholder === undefined) return wrongCondition(item);
  return kumaComparison(placeholder, operator, String(value)) ?? wrongCondition(item);
}

/** (a ∧ b) ∨ (c ∧ d) is (a ∨ c) ∧ (a ∨ d) ∧ (b ∨ c) ∧ (b ∨ d). */
function join(before: Clauses, next: Clauses, andOr: unknown): Clauses | undefined {
  if (andOr === 'and') return [...before, ...next];
  if (andOr !== 'or') return undefined;
  return before.flatMap((left) => next.map((right) => [...new Set([...left, ...right])]));
}

function fieldOf(item: unknown, name: string): unknown {
  const isObject = typeof item === 'object' && item !== null;
  return isObject ? Object.getOwnPropertyDescriptor(item, name)?.value : undefined;
}
