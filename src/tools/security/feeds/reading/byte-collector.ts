/** Puts together what lies between two places of a stream, up to so many bytes. */
export class ByteCollector {
  readonly #mostBytes: number;
  #kept: Uint8Array[] | undefined;
  #bytes = 0;
  #from = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  get isOpen(): boolean {
    return this.#kept !== undefined;
  }

  /** Collects from here on, in the chunk at hand. */
  start(at: number): void {
    this.#kept = [];
    this.#bytes = 0;
    this.#from = at;
  }

  /** To be called at the end of each chunk. */
  keep(chunk: Uint8Array): void {
    if (this.#kept) this.#add(chunk.subarray(this.#from));
    this.#from = 0;
  }

  /** The text up to here; null when it was too long. */
  finish(chunk: Uint8Array, at: number): string | null {
    this.#add(chunk.subarray(this.#from, at));
    const text = this.#bytes > this.#mostBytes ? null : Buffer.concat(this.#kept ?? []).toString('utf8');
    this.#kept = undefined;
    return text;
  }

  #add(part: Uint8Array): void {
    this.#bytes += part.length;
    if (this.#bytes > this.#mostBytes) this.#kept = [];
    else this.#kept?.push(part);
  }
}
