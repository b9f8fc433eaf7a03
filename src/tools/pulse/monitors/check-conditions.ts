import type { Issue } from '#kernel/errors.ts';
import type { Condition, Operand } from '#library/conditions/condition.ts';
import { parseCondition } from '#library/conditions/parse-condition.ts';
import type { AnyKind } from './stored-monitor.ts';

/** What every check knows, whatever it looks at. */
const always = ['CONNECTED', 'RESPONSE_TIME'];

/** What is wrong with conditions of a monitor of this kind, by their position. */
export function checkConditions(texts: readonly string[], kind: Pick<AnyKind, 'title' | 'values'>): Issue[] {
  const known = new Set([...always, ...kind.values.map(({ name }) => name)]);
  return texts.flatMap((text, index) => {
    const path = `conditions.${index}`;
    const parsed = parseCondition(text);
    if (parsed.problem) return [{ path, message: parsed.problem.message, es: parsed.problem.es }];
    const unknown = placeholdersIn(parsed.condition).find((name) => !known.has(name));
    if (unknown === undefined) return [];
    const choice = [...known].map((name) => `[${name}]`).join(', ');
    return [
      {
        path,
        message: `${kind.title.en} does not tell [${unknown}]. It tells ${choice}.`,
        es: `${kind.title.es} no indica [${unknown}]. Indica ${choice}.`,
      },
    ];
  });
}

function placeholdersIn({ alternatives }: Condition): string[] {
  const operands = alternatives.flatMap(({ left, right }): Operand[] => [left, right]);
  return operands.flatMap((operand) => (operand.kind === 'placeholder' ? [operand.name] : []));
}
