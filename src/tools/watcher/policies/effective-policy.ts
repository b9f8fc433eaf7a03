import {
  type DecidedBy,
  type EffectivePolicy,
  type PolicyField,
  type PolicyRule,
  PolicySettings,
} from '#contracts/watcher/policy.ts';
import { type Wishes, wishesOf } from '../label-parts/read-wishes.ts';
import { matcherOf, type PolicySubject } from './rule-matcher.ts';
import type { RuleSet } from './policies.ts';

type Rule = Pick<PolicyRule, 'name' | 'match' | 'settings'>;

const fields = PolicySettings.keyof().options;
const byDefault: DecidedBy = { by: 'default', name: '', value: null };

/** With the labels of the container. */
export function policyFor(
  subject: PolicySubject,
  { rules, default: usual }: { readonly rules: readonly Rule[]; readonly default: RuleSet['default'] },
): EffectivePolicy {
  return effectivePolicy(subject, wishesOf(subject.labels), rules, usual);
}

/** Each field by itself: the labels, then the first rule that fits and sets it, then the default. */
export function effectivePolicy(
  subject: PolicySubject,
  wishes: Pick<Wishes, 'settings' | 'decidedBy' | 'problems'>,
  rules: readonly Rule[],
  usual: PolicySettings,
): EffectivePolicy {
  const matches = matcherOf(subject);
  const fitting = rules.filter(({ match }) => matches(match));
  const settings = { ...usual };
  const decidedBy: Partial<Record<PolicyField, DecidedBy>> = {};
  for (const field of fields) {
    const rule = fitting.find((one) => one.settings[field] !== undefined);
    if (rule) {
      Object.assign(settings, { [field]: rule.settings[field] });
      decidedBy[field] = { by: 'rule', name: rule.name, value: null };
    } else decidedBy[field] = byDefault;
  }
  return {
    ...settings,
    ...wishes.settings,
    decidedBy: { ...decidedBy, ...wishes.decidedBy },
    problems: [...wishes.problems],
  };
}
