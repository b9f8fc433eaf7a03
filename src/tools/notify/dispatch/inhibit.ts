import type { Labels } from '#contracts/notify/matcher.ts';

type Matches = (labels: Labels) => boolean;

export interface CompiledInhibitRule {
  readonly name: string;
  readonly source: Matches;
  readonly target: Matches;
  readonly equal: readonly string[];
}

/** An alert that fires. Whether it is itself kept quiet does not matter. */
export interface FiringAlert {
  readonly fingerprint: string;
  readonly labels: Labels;
}

/** A rule with the alerts that it can act for, by the values of the labels that have to agree. */
interface IndexedRule {
  readonly rule: CompiledInhibitRule;
  readonly sources: ReadonlyMap<string, readonly (FiringAlert & { readonly isTarget: boolean })[]>;
}

/** Which alerts the firing ones keep quiet. Looking one up costs the rules, not the alerts. */
export interface Inhibition {
  /** The alert that keeps `labels` quiet and the rule by which it does; null when none does. */
  inhibitedBy(labels: Labels): { readonly source: FiringAlert; readonly rule: CompiledInhibitRule } | null;
}

/**
 * Every source counts, so one that ends frees nothing while another fires. An alert that is source and target of a rule is not
 * kept quiet by one that is both too: two alerts would otherwise silence each other. A missing label equals an empty one.
 */
export function inhibition(rules: readonly CompiledInhibitRule[], firing: Iterable<FiringAlert>): Inhibition {
  const alerts = rules.length > 0 ? [...firing] : [];
  const indexed = rules.map((rule) => indexRule(rule, alerts));
  return {
    inhibitedBy(labels) {
      for (const { rule, sources } of indexed) {
        if (!rule.target(labels)) continue;
        const isSource = rule.source(labels);
        const candidates = sources.get(equalKey(rule, labels)) ?? [];
        const source = candidates.find(({ isTarget }) => !(isSource && isTarget));
        if (source) return { source, rule };
      }
      return null;
    },
  };
}

function indexRule(rule: CompiledInhibitRule, alerts: readonly FiringAlert[]): IndexedRule {
  const sources = new Map<string, (FiringAlert & { readonly isTarget: boolean })[]>();
  for (const { fingerprint, labels } of alerts) {
    if (!rule.source(labels)) continue;
    const key = equalKey(rule, labels);
    const known = sources.get(key) ?? [];
    known.push({ fingerprint, labels, isTarget: rule.target(labels) });
    sources.set(key, known);
  }
  return { rule, sources };
}

function equalKey({ equal }: CompiledInhibitRule, labels: Labels): string {
  return equal.map((name) => labels[name] ?? '').join('\u{0}');
}
