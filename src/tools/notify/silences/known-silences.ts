import type { Labels } from '#contracts/notify/matcher.ts';
import type { Clock } from '#kernel/clock.ts';
import { compileMatchers } from '#library/alertmanager/matcher.ts';
import type { StoredSilence } from './silence-rules.ts';

export interface KnownSilence extends StoredSilence {
  readonly matches: (labels: Labels) => boolean;
}

/** The silences in memory, as the database last had them. */
export interface KnownSilences {
  all(): KnownSilence[];
  get(id: string): KnownSilence | undefined;
  /** Reads them anew. Nobody is told where nothing is different. */
  load(): Promise<void>;
  /** Called after a change, and when one begins or ends by itself. @returns stops it. */
  watch(listener: () => void): () => void;
  stop(): void;
}

/** Timers cannot be set for longer than some weeks. */
const longestMs = 3_600_000;

export function createKnownSilences(
  clock: Clock,
  read: () => Promise<readonly StoredSilence[]>,
): KnownSilences {
  const listeners = new Set<() => void>();
  let known = new Map<string, KnownSilence>();
  let held = '';
  let begun = 0;
  let taken = 0;
  const tell = () => listeners.forEach((listener) => listener());
  const turns = turnTimer(clock, () => [...known.values()], tell);
  return {
    all: () => [...known.values()],
    get: (id) => known.get(id),
    async load() {
      const own = (begun += 1);
      const stored = await read();
      // One that was begun later knows more.
      if (own < taken) return;
      taken = own;
      const text = JSON.stringify(stored);
      if (text === held) return;
      held = text;
      known = new Map(stored.map((one) => [one.id, { ...one, matches: compileMatchers(one.matchers) }]));
      turns.set();
      tell();
    },
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: () => turns.cancel(),
  };
}

/** Tells when the next one begins or ends by itself; a timer that is early only looks again. */
function turnTimer(clock: Clock, silences: () => readonly StoredSilence[], tell: () => void) {
  let cancel = () => {};
  const set = () => {
    cancel();
    const nowMs = clock.now();
    const nextMs = nextTurnMs(silences(), nowMs);
    if (nextMs === null) return;
    cancel = clock.after(Math.min(longestMs, nextMs - nowMs), () => {
      set();
      if (clock.now() >= nextMs) tell();
    });
  };
  return { set, cancel: () => cancel() };
}

function nextTurnMs(silences: readonly StoredSilence[], nowMs: number): number | null {
  const moments = silences.flatMap(({ startsAtMs, endsAtMs }) => [startsAtMs, endsAtMs]);
  const next = moments
    .filter((atMs) => atMs > nowMs)
    .reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return Number.isFinite(next) ? next : null;
}
