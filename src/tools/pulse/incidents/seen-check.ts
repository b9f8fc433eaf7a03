import type { CheckFacts, CheckOutcome } from '../checks/check-kind.ts';
import type { Reason, ReasonId } from '../checks/reasons.ts';

/** What is kept of a check for whoever asks why: all that it saw but the body. Plain JSON. */
export interface SeenCheck extends Omit<CheckFacts, 'values'> {
  readonly atMs: number;
  readonly ok: boolean;
  /** Of a failure, or of a warning. */
  readonly reason?: Reason;
}

export function seenOf(atMs: number, outcome: CheckOutcome): SeenCheck {
  const { ok, latencyMs, timings, addresses, address, certificate, evidence } = outcome;
  const reason = outcome.reason ?? outcome.warning;
  return {
    atMs,
    ok,
    ...(reason && { reason }),
    ...(latencyMs !== undefined && { latencyMs }),
    ...(timings && { timings }),
    ...(addresses && { addresses }),
    ...(address !== undefined && { address }),
    ...(certificate && { certificate }),
    ...(evidence && { evidence }),
  };
}

/**
 * What is wrong with what a check saw, if anything is. Of a monitor that is upside down it is that it answers: a reason of the check
 * is why it is well.
 */
export function wrongWith(
  seen: Pick<SeenCheck, 'ok' | 'reason'> | undefined,
  { isUpsideDown }: { readonly isUpsideDown: boolean },
): ReasonId | 'answers' | null {
  if (isUpsideDown) return seen?.ok ? 'answers' : null;
  return seen?.reason?.id ?? null;
}
