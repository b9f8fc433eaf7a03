import type { LogLine } from '#contracts/containers/live.ts';
import type { Clock } from '#kernel/clock.ts';

export interface LineBatch {
  readonly lines: readonly LogLine[];
  /** Lines dropped before these. */
  readonly skipped: number;
}

/** Lines between a log and one reader. Bounded: a slow reader slows the log, and one that stands still loses lines. */
export interface LineBuffer {
  /** Resolves when there is room for more. */
  push(lines: readonly LogLine[]): Promise<void>;
  end(): void;
  /** Up to 200 lines, gathered for at most 100 ms. Null at the end. */
  take(signal: AbortSignal): Promise<LineBatch | null>;
}

const batchLines = 200;
/** Of text: one event should not grow to tens of megabytes because lines are long. */
const batchCharacters = 512 * 1024;
const gatherMs = 100;
const maxLines = 4_000;
const maxCharacters = 8 * 1024 * 1024;
/**
 * Longer than this the log is not held up: the engine would lose lines to rotation without a word, where dropping them here
 * can at least be told.
 */
const standstillMs = 10_000;

export function createLineBuffer(clock: Clock): LineBuffer {
  return new Buffered(clock);
}

class Buffered implements LineBuffer {
  readonly #clock: Clock;
  #lines: LogLine[] = [];
  #characters = 0;
  #skipped = 0;
  #isEnded = false;
  #isStandingStill = false;
  #changed = Promise.withResolvers<void>();
  #taken = Promise.withResolvers<void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async push(lines: readonly LogLine[]): Promise<void> {
    if (lines.length === 0) return;
    const before = this.#lines.length;
    for (const line of lines) {
      this.#lines.push(line);
      this.#characters += line.text.length;
    }
    if (before === 0 || (before < batchLines && this.#lines.length >= batchLines)) this.#signalChange();
    while (this.#isFull()) {
      const isRead = !this.#isStandingStill && (await this.#isTaken());
      if (!isRead) this.#dropOldest();
    }
  }

  end(): void {
    this.#isEnded = true;
    this.#signalChange();
  }

  async take(signal: AbortSignal): Promise<LineBatch | null> {
    while (this.#lines.length === 0 && !this.#isEnded && !signal.aborted) await this.#change(signal);
    if (this.#lines.length < batchLines && !this.#isEnded && !signal.aborted) await this.#gather(signal);
    if (this.#lines.length === 0) return null;
    const lines = this.#lines.splice(0, this.#batchLength());
    for (const { text } of lines) this.#characters -= text.length;
    const skipped = this.#skipped;
    this.#skipped = 0;
    this.#isStandingStill = false;
    this.#taken.resolve();
    this.#taken = Promise.withResolvers();
    return { lines, skipped };
  }

  #batchLength(): number {
    let characters = 0;
    const tooLong = this.#lines.findIndex(({ text }, index) => {
      characters += text.length;
      return index > 0 && (index >= batchLines || characters > batchCharacters);
    });
    return tooLong < 0 ? this.#lines.length : tooLong;
  }

  #isFull(): boolean {
    return this.#lines.length >= maxLines || this.#characters >= maxCharacters;
  }

  #dropOldest(): void {
    this.#isStandingStill = true;
    const dropped = this.#lines.splice(0, Math.ceil(this.#lines.length / 2));
    for (const { text } of dropped) this.#characters -= text.length;
    this.#skipped += dropped.length;
  }

  /** Resolves to false when the reader took nothing for too long. */
  async #isTaken(): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<false>();
    const cancel = this.#clock.after(standstillMs, () => resolve(false));
    const isTaken = await Promise.race([this.#taken.promise.then(() => true), promise]);
    cancel();
    return isTaken;
  }

  async #gather(signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const cancel = this.#clock.after(gatherMs, resolve);
    await this.#changeOr(promise, signal);
    cancel();
  }

  async #change(signal: AbortSignal): Promise<void> {
    await this.#changeOr(new Promise(() => {}), signal);
  }

  async #changeOr(other: Promise<void>, signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const onAbort = () => resolve();
    signal.addEventListener('abort', onAbort, { once: true });
    await Promise.race([this.#changed.promise, other, promise]);
    // A log may be followed for months: a listener left behind for each batch would fill the memory.
    signal.removeEventListener('abort', onAbort);
  }

  #signalChange(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }
}
