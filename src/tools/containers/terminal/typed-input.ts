import type { TerminalProcess } from './host-terminals.ts';

const maxWaitingBytes = 1024 * 1024;

/** What was typed, on its way to the program in the order in which it came. */
export class TypedInput {
  readonly #process: Pick<TerminalProcess, 'write'>;
  readonly #onTaken: () => void;
  #writing = Promise.resolve();
  #waitingBytes = 0;
  #bytes = 0;

  /** `onTaken` is called whenever less waits. */
  constructor(process: Pick<TerminalProcess, 'write'>, onTaken: () => void) {
    this.#process = process;
    this.#onTaken = onTaken;
  }

  /** So much waits for the program that whoever types should wait too. */
  get isFull(): boolean {
    return this.#waitingBytes > maxWaitingBytes;
  }

  /** Everything that was ever typed. */
  get bytes(): number {
    return this.#bytes;
  }

  push(bytes: Uint8Array): void {
    this.#waitingBytes += bytes.length;
    this.#bytes += bytes.length;
    const write = () => this.#process.write(bytes);
    // Input for a program that has ended goes nowhere.
    this.#writing = this.#writing.then(write).catch(() => undefined);
    void this.#writing.then(() => {
      this.#waitingBytes -= bytes.length;
      this.#onTaken();
    });
  }
}
