import type { Slot, Watched } from './plan.ts';

/** One check under way. Times by the monotonic clock. */
export interface Run<Item extends Watched> {
  readonly slot: Slot<Item>;
  readonly target: string;
  /** Its target keeps it waiting: it holds no place there any more. */
  isAged: boolean;
  begin(nowMs: number): AbortSignal;
  /** When it is to be looked at next; `isWaitedFor`: also for its place. */
  nextMs(isWaitedFor: boolean): number;
  /** @returns what has become of it. A process that was held up for `stalledMs` gives it that time on top. */
  tend(nowMs: number, stalledMs: number): 'aged' | 'overdue' | undefined;
  abort(reason: 'timeout' | 'dropped'): void;
}

/** A check that takes longer is waiting for its target, and no longer a burden to it. */
export const agedAfterMs = 250;
/** A check that was told to end has this time to say what it saw. */
const lastWordsMs = 500;
/** A shorter stall is within what a deadline may be off. */
const stallMs = 100;

export function newRun<Item extends Watched>(slot: Slot<Item>): Run<Item> {
  const { target, timeoutMs } = slot.item;
  let controller: AbortController | undefined;
  let isAborted = false;
  let [agedMs, deadlineMs] = [0, 0];
  return {
    slot,
    target,
    isAged: false,
    begin(nowMs) {
      controller = new AbortController();
      agedMs = nowMs + agedAfterMs;
      deadlineMs = nowMs + timeoutMs;
      return controller.signal;
    },
    nextMs(isWaitedFor) {
      const endMs = isAborted ? deadlineMs + lastWordsMs : deadlineMs;
      return isWaitedFor && !this.isAged ? Math.min(agedMs, endMs) : endMs;
    },
    tend(nowMs, stalledMs) {
      // What came in during a stall is read only after this: nobody is late for what we did not read.
      if (stalledMs > stallMs) deadlineMs += stalledMs;
      if (nowMs >= deadlineMs + lastWordsMs) return 'overdue';
      if (nowMs >= deadlineMs && !isAborted) this.abort('timeout');
      return nowMs >= agedMs && !this.isAged ? 'aged' : undefined;
    },
    abort(reason) {
      isAborted = true;
      controller?.abort(reason);
    },
  };
}

/** Looks after all that run: ends what is over its deadline, and tells whose place is free and who does not end. */
export function tendRuns<Item extends Watched>(
  runs: Iterable<Run<Item>>,
  nowMs: number,
  stalledMs: number,
): { readonly aged: readonly Run<Item>[]; readonly overdue: readonly Run<Item>[] } {
  const aged: Run<Item>[] = [];
  const overdue: Run<Item>[] = [];
  for (const run of runs) {
    const what = run.tend(nowMs, stalledMs);
    if (what === 'overdue') overdue.push(run);
    else if (what === 'aged') {
      run.isAged = true;
      aged.push(run);
    }
  }
  return { aged, overdue };
}
