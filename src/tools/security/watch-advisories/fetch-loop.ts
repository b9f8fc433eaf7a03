import type { Clock } from '#kernel/clock.ts';
import type { Feed, Present } from '../feeds/feed.ts';
import { partName, type KnownPart, type PlannedPart } from '../feeds/plan/feed-plan.ts';
import { nextPart, type FetchWishes } from './next-part.ts';

export interface FetchLoopOptions {
  readonly clock: Clock;
  /** Those that may be asked now; none while fetching is off. */
  readonly wanted: () => readonly Feed[];
  readonly known: (name: string) => KnownPart | undefined;
  /** Fetches a part, and notes how it went. Rejects only when aborted. */
  readonly fetch: (planned: PlannedPart, signal: AbortSignal) => Promise<void>;
}

/** A clock that is set is noticed after so long. */
const longestSleepMs = 3_600_000;
/** Between two fetches of the same part, whatever happens. */
const pauseMs = 60_000;

/** Fetches what is due, one part after the other, and sleeps until the next is. */
export class FetchLoop implements AsyncDisposable {
  readonly #options: FetchLoopOptions;
  readonly #asked = new Set<string>();
  readonly #heldUntilMs = new Map<string, number>();
  #present: Present = { releases: [] };
  #running: { readonly name: string; readonly feed: Feed; readonly controller: AbortController } | undefined;
  #run: Promise<void> = Promise.resolve();
  #isRunning = false;
  #pauses = 0;
  #isClosed = false;
  #cancelTimer = (): void => undefined;

  constructor(options: FetchLoopOptions) {
    this.#options = options;
  }

  get present(): Present {
    return this.#present;
  }

  /** Name of the part that is being fetched. */
  get fetching(): string | undefined {
    return this.#running?.name;
  }

  /** From now on this is there. Resolves when nothing is due any more. */
  async fetchDue(present: Present): Promise<void> {
    this.#present = present;
    await this.wake();
  }

  /** Fetches everything that is wanted, but for servers that want to be left alone; says how many parts. */
  fetchNow(): number {
    const { wanted, known, clock } = this.#options;
    const names = wanted()
      .flatMap((feed) => feed.parts(this.#present).map((part) => partName(feed, part)))
      .filter((name) => (known(name)?.state.retryAtMs ?? 0) <= clock.now());
    for (const name of names) this.#asked.add(name);
    void this.wake();
    return names.length;
  }

  /** Plans anew, after something changed. Resolves when nothing is due any more. */
  wake(): Promise<void> {
    this.#cancelTimer();
    const { wanted } = this.#options;
    if (this.#running && !wanted().includes(this.#running.feed)) this.#running.controller.abort();
    // One that runs looks again after each part.
    if (!this.#isRunning) this.#run = this.#fetchAll();
    return this.#run;
  }

  /** Breaks off what is being fetched, does something else instead, and goes on. */
  async meanwhile<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#pauses += 1;
    try {
      this.#running?.controller.abort();
      await this.#run;
      return await work();
    } finally {
      this.#pauses -= 1;
      if (this.#pauses === 0) void this.wake();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    this.#cancelTimer();
    this.#running?.controller.abort();
    await this.#run;
  }

  async #fetchAll(): Promise<void> {
    this.#isRunning = true;
    try {
      while (!this.#isClosed && this.#pauses === 0) {
        const { next, atMs } = nextPart(this.#wishes());
        if (!next) return this.#sleep(atMs);
        await this.#fetchOne(next);
      }
    } finally {
      this.#isRunning = false;
    }
  }

  #wishes(): FetchWishes {
    const { wanted, known, clock } = this.#options;
    const feeds = wanted();
    if (feeds.length === 0) this.#asked.clear();
    const [asked, heldUntilMs] = [this.#asked, this.#heldUntilMs];
    return { feeds, present: this.#present, known, nowMs: clock.now(), asked, heldUntilMs };
  }

  async #fetchOne(planned: PlannedPart): Promise<void> {
    const { clock, fetch } = this.#options;
    const name = partName(planned.feed, planned.part);
    const controller = new AbortController();
    this.#running = { name, feed: planned.feed, controller };
    this.#asked.delete(name);
    try {
      await fetch(planned, controller.signal);
      this.#heldUntilMs.set(name, clock.now() + pauseMs);
    } catch (error) {
      if (!controller.signal.aborted) throw error;
    } finally {
      this.#running = undefined;
    }
  }

  #sleep(atMs: number | null): void {
    const { clock } = this.#options;
    if (atMs === null) return;
    const delayMs = Math.min(longestSleepMs, Math.max(0, atMs - clock.now()));
    this.#cancelTimer = clock.after(delayMs, () => void this.wake());
  }
}
