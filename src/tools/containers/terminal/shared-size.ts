import type { TerminalSize } from '#contracts/containers/terminal.ts';
import type { TerminalProcess } from './host-terminals.ts';

/** The one size that a program has, whoever looks at it. */
export class SharedSize {
  readonly #process: Pick<TerminalProcess, 'resize'>;
  readonly #onChange: (size: TerminalSize) => void;
  #current: TerminalSize;
  #isResizing = false;

  constructor(
    process: Pick<TerminalProcess, 'resize'>,
    size: TerminalSize,
    onChange: (size: TerminalSize) => void,
  ) {
    this.#process = process;
    this.#current = size;
    this.#onChange = onChange;
  }

  get current(): TerminalSize {
    return this.#current;
  }

  /** Gives the program another size, without waiting for it; undefined: nobody wants any. */
  fit(size: TerminalSize | undefined): void {
    if (!size || (size.columns === this.#current.columns && size.rows === this.#current.rows)) return;
    this.#current = size;
    this.#onChange(size);
    if (!this.#isResizing) void this.#resize();
  }

  /** One at a time, and the last one wins: dragging a window asks for many. */
  async #resize(): Promise<void> {
    this.#isResizing = true;
    let done: TerminalSize | undefined;
    while (done !== this.#current) {
      done = this.#current;
      // A program that has ended has no size any more.
      await this.#process.resize(done).catch(() => undefined);
    }
    this.#isResizing = false;
  }
}
