import { tookTooLong } from './read-errors.ts';
import { Turns } from './turns.ts';

/** Lets two images be read at once, each for ten minutes at most. */
export interface ScanTurns {
  /** Rejects with NexusError `too-many` or `deadline`, with the signal's reason, and as `scan` does. */
  take<Result>(signal: AbortSignal, scan: (signal: AbortSignal) => Promise<Result>): Promise<Result>;
}

export function openScanTurns(deadlineMs: number): ScanTurns {
  const turns = new Turns({ mostAtOnce: 2, mostWaiting: 20 });
  return { take: (signal, scan) => turns.take(signal, () => withDeadline(deadlineMs, signal, scan)) };
}

/** Rejects with NexusError `deadline`, with the signal's reason, and as `work` does. */
export async function withDeadline<Result>(
  deadlineMs: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const late = AbortSignal.timeout(deadlineMs);
  try {
    return await work(AbortSignal.any([signal, late]));
  } catch (error) {
    // Whatever broke off because of it: the reason is the time.
    if (!late.aborted || signal.aborted) throw error;
    throw tookTooLong(Math.max(1, Math.round(deadlineMs / 60_000)));
  }
}
