/** Wakes a loop that waits, as with `pause`. A ring between two waits is kept for the next one. */
export class Bell {
  #rung = new AbortController();

  ring(): void {
    this.#rung.abort();
  }

  /** Aborted once it has been rung since it was last answered. */
  get rung(): AbortSignal {
    return this.#rung.signal;
  }

  /** Forgets the ring: before looking at what there is to do. */
  answer(): void {
    if (this.#rung.signal.aborted) this.#rung = new AbortController();
  }
}
