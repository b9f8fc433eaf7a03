import type { Clock } from '#kernel/clock.ts';

export interface ReconcilerOptions {
  readonly clock: Clock;
  /** False while there is nothing to compare with; what was requested meanwhile is left. */
  readonly isWanted: () => boolean;
  readonly reconcile: () => Promise<void>;
  readonly onFailure: (error: unknown) => void;
}

/** Compares what is known with what is there: every few minutes, and whenever it is asked for. */
export interface Reconciler {
  /** One at a time; a request meanwhile makes it run once more. */
  request(): void;
  /** The next one comes in seconds rather than minutes. */
  requestSoon(): void;
  /** None by itself until the next request. */
  pause(): void;
}

/** Events are a hint; the list is the truth. */
const reconcileMs = 5 * 60_000;
const retryMs = 5_000;

export function createReconciler(options: ReconcilerOptions): Reconciler {
  return new Reconciling(options);
}

class Reconciling implements Reconciler {
  readonly #options: ReconcilerOptions;
  #isRunning = false;
  #isDue = false;
  #isRetrySoon = false;
  #cancelTimer: () => void = () => {};

  constructor(options: ReconcilerOptions) {
    this.#options = options;
  }

  request(): void {
    this.#isDue = true;
    if (!this.#isRunning) void this.#run();
  }

  requestSoon(): void {
    if (!this.#isRetrySoon) this.#later(retryMs);
  }

  pause(): void {
    this.#cancelTimer();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    // A new connection asks twice in one breath: for being new, and for the gap before it.
    await Promise.resolve();
    while (this.#isDue && this.#options.isWanted()) {
      this.#isDue = false;
      await this.#once();
    }
    this.#isRunning = false;
  }

  async #once(): Promise<void> {
    const { isWanted, reconcile, onFailure } = this.#options;
    this.#cancelTimer();
    try {
      await reconcile();
      if (isWanted()) this.#later(reconcileMs);
    } catch (error) {
      if (!isWanted()) return;
      this.#later(retryMs);
      onFailure(error);
    }
  }

  #later(delayMs: number): void {
    this.#cancelTimer();
    this.#isRetrySoon = delayMs === retryMs;
    this.#cancelTimer = this.#options.clock.after(delayMs, () => this.request());
  }
}
