import type { UnknownReason } from '#library/registry/fault.ts';
import type { LoginOutcome } from '#library/registry/find-login.ts';
import type { FactProblem } from './facts.ts';

/** An outcome that answers nothing. */
export type NoAnswer =
  | { readonly kind: 'unknown'; readonly reason: UnknownReason }
  | { readonly kind: 'absent' }
  | Extract<LoginOutcome, { kind: 'failed' }>;

export function problemOf(outcome: NoAnswer): FactProblem {
  if (outcome.kind === 'absent') return { id: 'absent', detail: null, untilMs: null };
  if (outcome.kind === 'failed')
    return { id: 'login-helper', detail: `${outcome.helper}: ${outcome.why}`, untilMs: null };
  const { reason } = outcome;
  return {
    id: reason.id,
    detail: detailOf(reason),
    untilMs: 'untilMs' in reason ? reason.untilMs : null,
  };
}

function detailOf(reason: UnknownReason): string | null {
  if ('status' in reason) return String(reason.status);
  return 'detail' in reason ? (reason.detail ?? null) : null;
}
