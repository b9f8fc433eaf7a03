import type { AcceptanceRule, Place } from './acceptance-rule.ts';
import { matchesScope, type AcceptableFinding } from './matches-rule.ts';

/** A rule about the finding that does not hold any more. */
export interface LapsedRule {
  readonly rule: AcceptanceRule;
  /** `repaired`: it was to hold until there is a repair, and there is. */
  readonly why: 'expired' | 'repaired';
}

export type Acceptance =
  | { readonly kind: 'accepted'; readonly rule: AcceptanceRule }
  /** `lapsed`: what once covered it, the last to end first. */
  | { readonly kind: 'open'; readonly lapsed: readonly LapsedRule[] };

/** Whether somebody has accepted a finding where it is, and by which rule: the narrowest, then the one with the lowest id. */
export function decide(
  finding: AcceptableFinding,
  place: Place,
  rules: readonly AcceptanceRule[],
  nowMs: number,
): Acceptance {
  const matching = rules.filter(({ scope }) => matchesScope(scope, finding, place));
  const lapsed = matching.flatMap((rule) => lapse(rule, finding, nowMs) ?? []);
  const ended = new Set(lapsed.map(({ rule }) => rule));
  const [rule] = matching.filter((one) => !ended.has(one)).toSorted(compareRules);
  if (rule) return { kind: 'accepted', rule };
  return { kind: 'open', lapsed: lapsed.toSorted(compareEnds) };
}

function lapse(
  rule: AcceptanceRule,
  { fixedVersion }: AcceptableFinding,
  nowMs: number,
): LapsedRule | undefined {
  if (rule.expiresAtMs !== null && rule.expiresAtMs <= nowMs) return { rule, why: 'expired' };
  return rule.isUntilFixed && fixedVersion !== null ? { rule, why: 'repaired' } : undefined;
}

function compareRules(a: AcceptanceRule, b: AcceptanceRule): number {
  return narrowness(b) - narrowness(a) || compareIds(a, b);
}

function narrowness({ scope }: AcceptanceRule): number {
  return Object.values(scope).filter((one) => one !== null).length;
}

function compareEnds(a: LapsedRule, b: LapsedRule): number {
  return endOf(b) - endOf(a) || compareIds(a.rule, b.rule);
}

/** One that ends with a repair has only just ended, or nobody knows when. */
function endOf({ rule, why }: LapsedRule): number {
  return why === 'expired' ? (rule.expiresAtMs ?? 0) : Number.MAX_SAFE_INTEGER;
}

function compareIds(a: AcceptanceRule, b: AcceptanceRule): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
