import type { Clock } from '#kernel/clock.ts';
import type { Log } from '#kernel/log.ts';
import { createPump } from './pump.ts';

/** Places what this process publishes, as soon as it can be seen. */
export interface Sequencer extends AsyncDisposable {
  published(eventId: string): void;
}

/** When to look for the commit after a publish. What is committed later still waits for a reader's poll. */
const firstLookMs = 5;
const furtherLooksMs = [15, 80, 400, 1500];

export interface SequencerOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** Gives all that can be seen its place and resolves to the ids. */
  readonly place: () => Promise<readonly string[]>;
  /** Some were placed. */
  readonly placed: () => void;
}

export function createSequencer({ clock, log, place, placed }: SequencerOptions): Sequencer {
  const expected = new Set<string>();
  let looks = 0;
  let isLookSoon = false;
  const look = async () => {
    isLookSoon = false;
    const ids = await place();
    for (const id of ids) expected.delete(id);
    if (ids.length > 0) placed();
    const nextMs = expected.size > 0 ? furtherLooksMs[looks] : undefined;
    looks += 1;
    if (nextMs === undefined) expected.clear();
    return nextMs;
  };
  const pump = createPump({ clock, log, turn: look });
  return {
    published(eventId) {
      expected.add(eventId);
      looks = 0;
      if (!isLookSoon) clock.after(firstLookMs, pump.wake);
      isLookSoon = true;
    },
    [Symbol.asyncDispose]: () => pump[Symbol.asyncDispose](),
  };
}
