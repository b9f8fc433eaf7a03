import type { TerminalEnd, TerminalInput, TerminalSize } from '#contracts/containers/terminal.ts';
import type { Clock } from '#kernel/clock.ts';
import { tooMany } from '#kernel/errors.ts';
import type { TerminalProcess } from './host-terminals.ts';
import { OutputRing } from './output-ring.ts';
import { SharedSize } from './shared-size.ts';
import { showOutput, type ShownTerminal } from './show-output.ts';
import {
  commonSize,
  createViewer,
  furthestTaken,
  windowBytes,
  type Viewer,
  type ViewerChannel,
} from './terminal-viewer.ts';
import { TypedInput } from './typed-input.ts';

export interface TerminalSessionOptions {
  readonly process: TerminalProcess;
  readonly size: TerminalSize;
  readonly clock: Clock;
  /** Called with the number of viewers whenever it changes. */
  readonly onViewers: (count: number) => void;
}

export interface AttachOptions {
  readonly after: number;
  readonly acknowledges: boolean;
  readonly size: TerminalSize | undefined;
  readonly signal: AbortSignal;
}

const ringBytes = 1024 * 1024;
/** A viewer that takes nothing for this long no longer holds up the program: it may be a tab in the background. */
const stallMs = 2_000;
const maxViewers = 8;

/** One program with a terminal, which any number of viewers come to and leave. Without any, its output goes on into the ring. */
export class TerminalSession {
  readonly #options: TerminalSessionOptions;
  readonly #ring = new OutputRing(ringBytes);
  readonly #viewers = new Set<Viewer>();
  /** Resolves when the output has ended: to what it was cut by, or undefined when the program ended. */
  readonly outputEnded: Promise<unknown>;
  #changed = Promise.withResolvers<void>();
  readonly #input: TypedInput;
  readonly #size: SharedSize;
  #end: TerminalEnd | undefined;

  constructor(options: TerminalSessionOptions) {
    this.#options = options;
    const { process, size } = options;
    this.#input = new TypedInput(process, () => this.#wake());
    this.#size = new SharedSize(process, size, (next) => this.#tellSize(next));
    this.outputEnded = this.#drain();
  }

  get size(): TerminalSize {
    return this.#size.current;
  }

  get viewers(): number {
    return this.#viewers.size;
  }

  get traffic(): { readonly inputBytes: number; readonly outputBytes: number } {
    return { inputBytes: this.#input.bytes, outputBytes: this.#ring.end };
  }

  /** What it printed, when that was no more than `maxBytes`; otherwise nothing. */
  brief(maxBytes: number): string {
    return this.#ring.end > maxBytes ? '' : this.#ring.read(0, maxBytes).toString();
  }

  /** Tells the viewers, once they have seen all output; whoever comes later is told too. */
  finish(end: TerminalEnd): void {
    this.#end ??= end;
    this.#wake();
  }

  /** Resolves when the viewer has left, or has seen the end. */
  async attach(channel: ViewerChannel, options: AttachOptions): Promise<void> {
    if (this.#viewers.size >= maxViewers)
      throw tooMany('Too many windows show this terminal. Close one.', 30);
    const viewer = createViewer(channel, this.#ring.replayStart(options.after), options);
    const leave = () => this.#leave(viewer);
    options.signal.addEventListener('abort', leave, { once: true });
    this.#viewers.add(viewer);
    this.#options.onViewers(this.#viewers.size);
    this.#fit();
    const showing = showOutput(viewer, this.#shown()).finally(() => channel.close());
    try {
      for await (const message of channel) await this.#hear(viewer, message);
    } finally {
      options.signal.removeEventListener('abort', leave);
      leave();
    }
    await showing;
  }

  /** Types, without waiting for the program to read it. */
  type(bytes: Uint8Array): void {
    this.#input.push(bytes);
  }

  async #drain(): Promise<unknown> {
    try {
      for await (const bytes of this.#options.process.output) {
        this.#ring.push(bytes);
        this.#wake();
        await this.#keepPace();
      }
      return undefined;
    } catch (error) {
      return error;
    }
  }

  /** Waits for the fastest of the viewers that take anything. */
  async #keepPace(): Promise<void> {
    while (this.#isAhead()) {
      const taken = furthestTaken(this.#viewers);
      const cancel = this.#options.clock.after(stallMs, () => {
        if (furthestTaken(this.#viewers) !== taken) return;
        for (const viewer of this.#viewers) viewer.isStalled = true;
        this.#wake();
      });
      while (this.#isAhead() && furthestTaken(this.#viewers) === taken) await this.#changed.promise;
      cancel();
    }
  }

  #isAhead(): boolean {
    const taken = furthestTaken(this.#viewers);
    return taken !== undefined && this.#ring.end - taken > windowBytes;
  }

  #shown(): ShownTerminal {
    return {
      ring: this.#ring,
      size: () => this.#size.current,
      end: () => this.#end,
      changed: () => this.#changed.promise,
      take: (viewer, position) => this.#take(viewer, position),
    };
  }

  #take(viewer: Viewer, position: number): void {
    if (position <= viewer.taken) return;
    viewer.taken = Math.min(position, viewer.position);
    viewer.isStalled = false;
    this.#wake();
  }

  async #hear(viewer: Viewer, message: TerminalInput): Promise<void> {
    if (message.type === 'taken') return this.#take(viewer, message.position);
    if (message.type === 'resize') {
      viewer.size = { columns: message.columns, rows: message.rows };
      return this.#fit();
    }
    this.type(Buffer.from(message.data, message.encoding));
    while (this.#input.isFull && !viewer.isGone && !this.#end) {
      viewer.isBlocked = true;
      this.#wake();
      await this.#changed.promise;
    }
    viewer.isBlocked = false;
  }

  #leave(viewer: Viewer): void {
    if (!this.#viewers.delete(viewer)) return;
    viewer.isGone = true;
    this.#wake();
    this.#options.onViewers(this.#viewers.size);
    this.#fit();
  }

  #tellSize(size: TerminalSize): void {
    for (const { channel } of this.#viewers) channel.send({ type: 'size', size }).catch(() => undefined);
  }

  #fit(): void {
    this.#size.fit(commonSize(this.#viewers));
  }

  #wake(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }
}
