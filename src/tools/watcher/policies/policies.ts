import type { EffectivePolicy, PolicyRule, PolicySettings } from '#contracts/watcher/policy.ts';
import type { Subject } from '../subjects/subject.ts';

export interface RuleSet {
  readonly rules: readonly PolicyRule[];
  readonly default: PolicySettings;
}

/** The rules as saved, in memory. */
export interface Policies extends AsyncDisposable {
  current(): RuleSet;
  policyOf(subject: Pick<Subject, 'host' | 'name' | 'stack' | 'image' | 'labels'>): EffectivePolicy;
  /** Called after the rules were changed, here or by another process. */
  watch(listener: () => void): () => void;
}
