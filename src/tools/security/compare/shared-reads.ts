import { abortable } from '#library/abortable.ts';

interface Going<Value> {
  readonly value: Promise<Value>;
  readonly stop: AbortController;
  askers: number;
}

/**
 * Reads each thing once, however many ask at the same time, and keeps the last few. One that nobody waits for any more is given up; one
 * that fails is read anew when it is asked for again.
 */
export class SharedReads<Value> {
  readonly #most: number;
  readonly #kept = new Map<string, Value>();
  readonly #going = new Map<string, Going<Value>>();

  constructor(most: number) {
    this.#most = most;
  }

  /** Rejects as `read` does, and with the reason of the asker's own signal. */
  async get(key: string, signal: AbortSignal, read: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    signal.throwIfAborted();
    const kept = this.#kept.get(key);
    if (kept !== undefined) {
      this.#keep(key, kept);
      return kept;
    }
    const going = this.#going.get(key) ?? this.#start(key, read);
    going.askers += 1;
    try {
      return await abortable(going.value, signal);
    } finally {
      going.askers -= 1;
      if (going.askers === 0) {
        // Before it has ended by itself: who asks now starts anew.
        if (this.#going.get(key) === going) this.#going.delete(key);
        going.stop.abort(signal.reason);
      }
    }
  }

  #start(key: string, read: (signal: AbortSignal) => Promise<Value>): Going<Value> {
    const stop = new AbortController();
    const value = read(stop.signal);
    const going: Going<Value> = { value, stop, askers: 0 };
    this.#going.set(key, going);
    const end = () => {
      if (this.#going.get(key) === going) this.#going.delete(key);
    };
    // It may fail after the last one has left, who alone would hear of it.
    value
      .then(
        (found) => this.#keep(key, found),
        () => undefined,
      )
      .finally(end);
    return going;
  }

  /** The one that was asked for last comes last. */
  #keep(key: string, value: Value): void {
    this.#kept.delete(key);
    this.#kept.set(key, value);
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined && this.#kept.size > this.#most) this.#kept.delete(oldest);
  }
}
