import type { PolicyField, PolicyRule, PolicyRuleDraft, PolicySettings } from '#contracts/watcher/policy.ts';

/** A rule as it is written now. `key` names it in this page; `id` is there once it was saved. */
export interface DraftRule extends PolicyRuleDraft {
  readonly key: string;
  readonly id?: string;
}

export interface RulesDraft {
  readonly rules: readonly DraftRule[];
  readonly default: PolicySettings;
}

export interface SavedRules {
  readonly rules: readonly PolicyRule[];
  readonly default: PolicySettings;
  /** Another one: somebody saved meanwhile. */
  readonly revision: number;
}

export function draftOf(saved: SavedRules): RulesDraft {
  return {
    rules: saved.rules.map(({ id, name, match, settings }) => ({ key: id, id, name, match, settings })),
    default: saved.default,
  };
}

/** What is sent: names without blanks around them, no field that nobody filled in. */
export function bodyOf(draft: RulesDraft) {
  return {
    rules: draft.rules.map(({ id, name, match, settings }) => ({
      ...(id !== undefined && { id }),
      name: name.trim(),
      match,
      settings,
    })),
    default: draft.default,
  };
}

export type RulesBody = ReturnType<typeof bodyOf>;

export function isSameRules(a: RulesDraft, b: RulesDraft): boolean {
  return JSON.stringify(bodyOf(a)) === JSON.stringify(bodyOf(b));
}

/** Whether it can be sent: a rule without a name is nobody's. */
export function isComplete({ rules }: RulesDraft): boolean {
  return rules.every(({ name }) => name.trim() !== '');
}

/** Of a rule that was never saved; unlike any id. */
export function newKey(rules: readonly DraftRule[]): string {
  let count = rules.length;
  while (rules.some(({ key }) => key === `new ${count}`)) count += 1;
  return `new ${count}`;
}

export function moved(rules: readonly DraftRule[], key: string, by: -1 | 1): readonly DraftRule[] {
  const from = rules.findIndex((rule) => rule.key === key);
  const rule = rules[from];
  const to = from + by;
  if (!rule || to < 0 || to >= rules.length) return rules;
  return rules.toSpliced(from, 1).toSpliced(to, 0, rule);
}

export function withRule(rules: readonly DraftRule[], next: DraftRule): readonly DraftRule[] {
  return rules.map((rule) => (rule.key === next.key ? next : rule));
}

/** The settings with one field set, or left to who decides next. */
export function withSetting<Field extends PolicyField>(
  settings: Partial<PolicySettings>,
  field: Field,
  value: PolicySettings[Field] | undefined,
): Partial<PolicySettings> {
  const next: Partial<PolicySettings> = { ...settings };
  if (value === undefined) delete next[field];
  else next[field] = value;
  return next;
}
