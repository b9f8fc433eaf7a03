import type { Place, RuleTerms } from './acceptance-rule.ts';
import { matchesScope, type AcceptableFinding } from './matches-rule.ts';

/** A rule about the finding that does not hold any more. */
export interface LapsedRule<Rule> {
  readonly rule: Rule;
  /** `repaired`: it was to hold until there is a repair, and there is. */
  readonly why: 'expired' | 'repaired';
}

export type Decision<Rule> =
  | { readonly kind: 'accepted'; readonly rule: Rule }
  /** `lapsed`: what once covered it, the last to end first. */
  | { readonly kind: 'open'; readonly lapsed: readonly LapsedRule<Rule>[] };

/** Whether somebody has accepted a finding where it is, and by which rule: the narrowest, then the one with the lowest id. */
export function decide<Rule extends RuleTerms>(
  finding: AcceptableFinding,
  place: Place,
  rules: readonly Rule[],
  nowMs: number,
): Decision<Rule> {
  const matching = rules.filter(({ scope }) => matchesScope(scope, finding, place));
  const lapsed = matching.flatMap((rule) => lapse(rule, finding, nowMs) ?? []);
  const ended = new Set(lapsed.map(({ rule }) => rule));
  const [rule] = matching.filter((one) => !ended.has(one)).toSorted(compareRules);
  if (rule) return { kind: 'accepted', rule };
  return { kind: 'open', lapsed: lapsed.toSorted(compareEnds) };
}

function lapse<Rule extends RuleTerms>(
  rule: Rule,
  { fixedVersion }: AcceptableFinding,
  nowMs: number,
): LapsedRule<Rule> | undefined {
  if (rule.untilMs !== null && rule.untilMs <= nowMs) return { rule, why: 'expired' };
  return rule.isUntilRepair && fixedVersion !== null ? { rule, why: 'repaired' } : undefined;
}

function compareRules(a: RuleTerms, b: RuleTerms): number {
  return narrowness(b) - narrowness(a) || compareIds(a, b);
}

function narrowness({ scope }: RuleTerms): number {
  return Object.values(scope).filter((one) => one !== null).length;
}

function compareEnds(a: LapsedRule<RuleTerms>, b: LapsedRule<RuleTerms>): number {
  return endOf(b) - endOf(a) || compareIds(a.rule, b.rule);
}

/** One that ends with a repair has only just ended, or nobody knows when. */
function endOf({ rule, why }: LapsedRule<RuleTerms>): number {
  return why === 'expired' ? (rule.untilMs ?? 0) : Number.MAX_SAFE_INTEGER;
}

function compareIds(a: RuleTerms, b: RuleTerms): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
