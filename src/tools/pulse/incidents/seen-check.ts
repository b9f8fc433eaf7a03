import type { CheckFacts, CheckOutcome } from '../checks/check-kind.ts';
import type { Reason } from '../checks/reasons.ts';

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
