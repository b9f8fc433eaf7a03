import type { Counts } from '../delivery/destination-store.ts';
import type { DeliveryCounts } from '../delivery/delivery-counts.ts';
import type { Dispatch } from '../dispatch/dispatch.ts';
import type { AlertBook } from './alert-book.ts';

/** What changed since a reader was last told. Only names are kept, each once, however far the reader is behind. */
export interface LiveNews {
  /** Resolves when there is something to take, or the signal is aborted. */
  something(): Promise<void>;
  /** Up to `most` fingerprints, those that changed first first. */
  takeChanged(most: number): string[];
  /** Undefined while nothing is new. */
  takeCounts(): Counts | undefined;
  /** The reader is told of these now in any case. */
  drop(fingerprints: readonly string[]): void;
  stop(): void;
}

export interface NewsSource {
  readonly book: AlertBook;
  readonly dispatch: Dispatch;
  /** Undefined: for readers who may not know. */
  readonly counts: DeliveryCounts | undefined;
}

export function openLiveNews({ book, dispatch, counts }: NewsSource, signal: AbortSignal): LiveNews {
  const stale = new Set<string>();
  let counted: Counts | undefined;
  let wake = () => {};
  const mark = (fingerprint: string) => stale.add(fingerprint);
  const stops = [
    book.watch(({ changed, gone }) => {
      for (const { fingerprint } of changed) mark(fingerprint);
      for (const fingerprint of gone) mark(fingerprint);
      wake();
    }),
    dispatch.watch((fingerprints) => {
      for (const fingerprint of fingerprints) mark(fingerprint);
      wake();
    }),
    counts?.watch((now) => {
      counted = now;
      wake();
    }),
  ];
  const onAbort = () => wake();
  signal.addEventListener('abort', onAbort);
  return {
    async something() {
      if (stale.size > 0 || counted || signal.aborted) return;
      await new Promise<void>((resolve) => (wake = resolve));
    },
    takeChanged(most) {
      const names = stale.values().take(most).toArray();
      for (const name of names) stale.delete(name);
      return names;
    },
    takeCounts() {
      const now = counted;
      counted = undefined;
      return now;
    },
    drop(fingerprints) {
      for (const fingerprint of fingerprints) stale.delete(fingerprint);
    },
    stop() {
      signal.removeEventListener('abort', onAbort);
      for (const end of stops) end?.();
    },
  };
}
