import type { AcceptanceDraft, AcceptanceScope } from '#contracts/security/acceptance.ts';
import { toLocalField, fromLocalField } from '../../../ui/format/local-field.ts';
import type { AcceptTarget } from './accept-target.ts';

export const spans = ['week', 'month', 'quarter', 'good', 'date'] as const;
export type Span = (typeof spans)[number];

const dayMs = 86_400_000;
const spanMs = { week: 7 * dayMs, month: 30 * dayMs, quarter: 90 * dayMs } as const;

/** What is in the form: as typed, not as sent. */
export interface TypedRule {
  readonly scope: Readonly<Record<keyof AcceptanceScope, string>>;
  readonly reason: string;
  readonly span: Span;
  /** Of the field, where `span` is `date`. */
  readonly date: string;
  readonly isUntilRepair: boolean;
}

export function typedOf({ rule, scope }: AcceptTarget, nowMs: number): TypedRule {
  const untilMs = rule?.untilMs ?? null;
  return {
    scope: {
      flaw: scope.flaw ?? '',
      package: scope.package ?? '',
      image: scope.image ?? '',
      host: scope.host ?? '',
      stack: scope.stack ?? '',
      container: scope.container ?? '',
    },
    reason: rule?.reason ?? '',
    // A date is the habit: what nobody looks at again is how flaws are forgotten.
    span: rule === null ? 'quarter' : untilMs === null ? 'good' : 'date',
    date: toLocalField(untilMs ?? nowMs + spanMs.quarter),
    isUntilRepair: rule?.isUntilRepair ?? true,
  };
}

export function scopeOf({ scope }: TypedRule): AcceptanceScope {
  const read = (name: keyof AcceptanceScope) => scope[name].trim() || null;
  return {
    flaw: read('flaw'),
    package: read('package'),
    image: read('image'),
    host: read('host'),
    stack: read('stack'),
    container: read('container'),
  };
}

export type Issue = 'everything' | 'reasonShort' | 'datePast';

/** What keeps it from being sent. A name of nothing but asterisks names nothing. */
export function issuesOf(typed: TypedRule, nowMs: number): readonly Issue[] {
  const named = Object.values(scopeOf(typed)).some((value) => value !== null && !/^\*+$/u.test(value));
  const atMs = typed.span === 'date' ? fromLocalField(typed.date) : null;
  return [
    ...(named ? [] : ['everything' as const]),
    ...(typed.reason.trim().length < 3 ? ['reasonShort' as const] : []),
    ...(typed.span === 'date' && (atMs === null || atMs <= nowMs) ? ['datePast' as const] : []),
  ];
}

export function draftOf(typed: TypedRule, nowMs: number): AcceptanceDraft {
  const { span, date, reason, isUntilRepair } = typed;
  const untilMs = span === 'good' ? null : span === 'date' ? fromLocalField(date) : nowMs + spanMs[span];
  return { scope: scopeOf(typed), reason: reason.trim(), untilMs, isUntilRepair };
}
