import { isDeepStrictEqual } from 'node:util';
import type { PolicyRule } from '#contracts/watcher/policy.ts';
import { conflict, type NexusError } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import type { RulesDraft } from './check-policies.ts';
import type { StoredRules } from './policy-store.ts';

/**
 * Rules that are the same keep who changed them and when.
 * @throws NexusError `conflict` for an id that is not known: somebody else has removed that rule
 */
export function stampedRules(
  drafts: RulesDraft['rules'],
  before: readonly PolicyRule[],
  updatedBy: string,
  updatedAtMs: number,
): PolicyRule[] {
  return drafts.map(({ id, name, match, settings }) => {
    const kept = before.find((rule) => rule.id === id);
    if (id !== undefined && !kept) throw changedMeanwhile();
    const said = { name, match, settings };
    return kept && isSaid(kept, said)
      ? kept
      : { ...said, id: id ?? newId(updatedAtMs), updatedAtMs, updatedBy };
  });
}

function isSaid({ name, match, settings }: PolicyRule, said: Partial<PolicyRule>): boolean {
  return isDeepStrictEqual({ name, match, settings }, said);
}

/** For the audit log: the default, the order by name, and those rules that are not the same before and after. */
export function changedParts(before: StoredRules, after: StoredRules): { before: unknown; after: unknown } {
  const part = ({ rules, default: usual }: StoredRules, other: StoredRules) => ({
    default: usual,
    order: rules.map(({ name }) => name),
    rules: rules.filter((rule) => !other.rules.some((one) => isDeepStrictEqual(one, rule))),
  });
  return { before: part(before, after), after: part(after, before) };
}

export function changedMeanwhile(): NexusError {
  return conflict({
    en: 'Somebody else has changed the rules. Load them again, then change them.',
    es: 'Otra persona ha cambiado las reglas. Vuelve a cargarlas y cámbialas después.',
  });
}
