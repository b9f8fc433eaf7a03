import { checkValues } from '#library/conditions/check-values.ts';
import { evaluate } from '#library/conditions/evaluate.ts';
import { parsePath, walkPath } from '#library/conditions/json-path.ts';
import { jsonText } from '#library/conditions/json-text.ts';
import { bodyCondition } from '../body-condition.ts';

export const jsonOperators = ['==', '!=', '<', '<=', '>', '>=', 'contains', 'exists'] as const;

/** Whether a value in the JSON of an answer is as it should be. Built once, asked for every answer. */
export interface JsonQuery {
  readonly path: string;
  readonly expected: string;
  readonly ask: (body: string) => JsonFinding;
}

/** `seen`: the value as text; undefined where there is none, or no JSON. */
export interface JsonFinding {
  readonly holds: boolean;
  readonly isJson: boolean;
  readonly seen: string | undefined;
}

/** Compares as a condition over [BODY] does, so that numbers and durations mean the same in both. */
export function jsonQuery(
  pathText: string,
  operator: (typeof jsonOperators)[number],
  expected: string,
): JsonQuery {
  const { path = [] } = parsePath(pathText);
  const condition = operator === 'exists' ? undefined : bodyCondition(operator, expected, path);
  return {
    path: pathText,
    expected: operator === 'exists' ? 'exists' : `${operator} ${expected}`,
    ask(body) {
      const values = checkValues((name) => (name === 'BODY' ? body : undefined));
      const root = values.json();
      const found = walkPath(root, path);
      const seen = found === undefined ? undefined : jsonText(found);
      const holds =
        condition === undefined ? found !== undefined : evaluate(condition, values, 'never').holds;
      return { holds: root !== undefined && holds, isJson: root !== undefined, seen };
    },
  };
}
