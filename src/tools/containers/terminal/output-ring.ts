const firstBytes = 16 * 1024;
/** How far the beginning of a replay may move to the beginning of a line. */
const lineSearchBytes = 4096;

/** The newest output of a terminal, addressed by how many bytes came before. Grows with what is written: most terminals show little. */
export class OutputRing {
  readonly #capacity: number;
  #memory: Buffer;
  #end = 0;

  /** `capacity` in bytes. */
  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#memory = Buffer.alloc(Math.min(firstBytes, capacity));
  }

  /** Position of the oldest byte that is kept. */
  get start(): number {
    return Math.max(0, this.#end - this.#memory.length);
  }

  /** Position behind the newest byte. */
  get end(): number {
    return this.#end;
  }

  push(bytes: Uint8Array): void {
    this.#grow(this.#end + bytes.length);
    const dropped = Math.max(0, bytes.length - this.#memory.length);
    this.#place(bytes.subarray(dropped), this.#end + dropped);
    this.#end += bytes.length;
  }

  /** A copy of at most `maxBytes` from `position`, which lies between `start` and `end`. */
  read(position: number, maxBytes: number): Buffer {
    const length = Math.min(maxBytes, this.#end - position);
    const at = position % this.#memory.length;
    const untilWrap = this.#memory.subarray(at, Math.min(at + length, this.#memory.length));
    return Buffer.concat([untilWrap, this.#memory.subarray(0, length - untilWrap.length)]);
  }

  /** Where to go on behind `after`: there, or where lines are kept again. */
  replayStart(after: number): number {
    const { start } = this;
    if (after >= start) return Math.min(after, this.#end);
    const line = this.read(start, lineSearchBytes).indexOf('\n');
    return start === 0 || line === -1 ? start : start + line + 1;
  }

  #place(bytes: Uint8Array, position: number): void {
    const at = position % this.#memory.length;
    const untilWrap = this.#memory.length - at;
    this.#memory.set(bytes.subarray(0, untilWrap), at);
    this.#memory.set(bytes.subarray(untilWrap), 0);
  }

  #grow(wanted: number): void {
    if (this.#memory.length === this.#capacity || wanted <= this.#memory.length) return;
    const { start } = this;
    const kept = this.read(start, this.#end - start);
    let size = this.#memory.length;
    while (size < wanted && size < this.#capacity) size *= 2;
    this.#memory = Buffer.alloc(Math.min(size, this.#capacity));
    this.#place(kept, start);
  }
}
