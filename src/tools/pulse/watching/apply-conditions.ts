import { type CheckValues, checkValues } from '#library/conditions/check-values.ts';
import type { Condition } from '#library/conditions/condition.ts';
import { type Evaluation, evaluate } from '#library/conditions/evaluate.ts';
import type { CheckOutcome, Evidence } from '../checks/check-kind.ts';
import { withoutSecrets } from '../checks/secret-texts.ts';
import { detailOf } from '../checks/reasons.ts';

/** More failing conditions say nothing new. */
const mostShown = 5;

/** What the conditions of a monitor make of what a check saw. What has failed already stays as it is. */
export function applyConditions(
  outcome: CheckOutcome,
  conditions: readonly Condition[],
  secrets: readonly string[] = [],
): CheckOutcome {
  if (!outcome.ok || conditions.length === 0) return outcome;
  const values = valuesOf(outcome);
  const failed: Evidence[] = [];
  for (const condition of conditions) {
    const { holds, shown } = weighCondition(condition, values, secrets);
    if (!holds && failed.length < mostShown)
      failed.push({
        label: 'Condition',
        labelEs: 'Condición',
        expected: detailOf(condition.text),
        seen: detailOf(shown),
      });
  }
  const [first] = failed;
  if (!first) return outcome;
  return {
    ...outcome,
    ok: false,
    reason: { id: 'condition', detail: first.seen },
    warning: undefined,
    evidence: [...failed, ...(outcome.evidence ?? [])],
  };
}

/** Decides by what was seen, and shows it without the secrets in it. */
export function weighCondition(
  condition: Condition,
  values: CheckValues,
  secrets: readonly string[],
): Evaluation {
  const found = evaluate(condition, values);
  if (found.holds || secrets.length === 0) return found;
  const told = checkValues((name) => {
    const value = values.has(name) ? values.value(name) : undefined;
    return typeof value === 'string' ? withoutSecrets(value, secrets) : value;
  });
  return { holds: false, shown: evaluate(condition, told, 'always').shown };
}

/** What the kind tells, and beside it what every check knows. */
export function valuesOf({ values, latencyMs, ok }: CheckOutcome): CheckValues {
  const always = checkValues((name) => {
    if (name === 'CONNECTED') return ok;
    return name === 'RESPONSE_TIME' && latencyMs !== undefined ? Math.round(latencyMs) : undefined;
  });
  if (!values) return always;
  return {
    has: (name) => values.has(name) || always.has(name),
    value: (name) => (values.has(name) ? values : always).value(name),
    json: () => values.json(),
  };
}
