import type { TerminalEnd, TerminalInput, TerminalSize } from '#contracts/containers/terminal.ts';
import type { Clock } from '#kernel/clock.ts';
import { tooMany } from '#kernel/errors.ts';
import type { TerminalProcess } from './host-terminals.ts';
import { OutputRing } from './output-ring.ts';
import { commonSize, createViewer, type Viewer, type ViewerChannel } from './terminal-viewer.ts';

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
const messageBytes = 32 * 1024;
/** How far the output may run ahead of the fastest viewer, so that Ctrl-C in a flood is felt. */
const windowBytes = 256 * 1024;
/** A viewer that takes nothing for this long no longer holds up the program: it may be a tab in the background. */
const stallMs = 2_000;
const pendingInputBytes = 1024 * 1024;
const maxViewers = 8;
/** How far the beginning of a replay may move to the beginning of a line. */
const lineSearchBytes = 4096;

/** One program with a terminal, which any number of viewers come to and leave. Without any, its output goes on into the ring. */
export class TerminalSession {
  readonly #options: TerminalSessionOptions;
  readonly #ring = new OutputRing(ringBytes);
  readonly #viewers = new Set<Viewer>();
  /** Resolves when the output has ended: to what it was cut by, or undefined when the program ended. */
  readonly outputEnded: Promise<unknown>;
  #changed = Promise.withResolvers<void>();
  #size: TerminalSize;
  #isResizing = false;
  #end: TerminalEnd | undefined;
  #writing = Promise.resolve();
  #pendingBytes = 0;
  #inputBytes = 0;

  constructor(options: TerminalSessionOptions) {
    this.#options = options;
    this.#size = options.size;
    this.outputEnded = this.#drain();
  }

  get size(): TerminalSize {
    return this.#size;
  }

  get viewers(): number {
    return this.#viewers.size;
  }

  get traffic(): { readonly inputBytes: number; readonly outputBytes: number } {
    return { inputBytes: this.#inputBytes, outputBytes: this.#ring.end };
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
    const viewer = createViewer(channel, this.#beginning(options.after), options);
    const leave = () => this.#leave(viewer);
    options.signal.addEventListener('abort', leave, { once: true });
    this.#viewers.add(viewer);
    this.#options.onViewers(this.#viewers.size);
    this.#fit();
    const showing = this.#show(viewer).finally(() => channel.close());
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
    this.#pendingBytes += bytes.length;
    this.#inputBytes += bytes.length;
    const write = () => this.#options.process.write(bytes);
    // Input for a program that has ended goes nowhere.
    this.#writing = this.#writing.then(write).catch(() => undefined);
    void this.#writing.then(() => {
      this.#pendingBytes -= bytes.length;
      this.#wake();
    });
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
      const taken = this.#taken();
      const cancel = this.#options.clock.after(stallMs, () => {
        if (this.#taken() !== taken) return;
        for (const viewer of this.#viewers) viewer.isStalled = true;
        this.#wake();
      });
      while (this.#isAhead() && this.#taken() === taken) await this.#changed.promise;
      cancel();
    }
  }

  #isAhead(): boolean {
    const taken = this.#taken();
    return taken !== undefined && this.#ring.end - taken > windowBytes;
  }

  #taken(): number | undefined {
    const waitedFor = [...this.#viewers].filter(({ isBlocked, isStalled }) => !isBlocked && !isStalled);
    return waitedFor.length === 0 ? undefined : Math.max(...waitedFor.map(({ taken }) => taken));
  }

  #beginning(after: number): number {
    if (after >= this.#ring.start) return Math.min(after, this.#ring.end);
    const { start } = this.#ring;
    const line = this.#ring.read(start, lineSearchBytes).indexOf('\n');
    return start === 0 || line === -1 ? start : start + line + 1;
  }

  async #show(viewer: Viewer): Promise<void> {
    const { channel } = viewer;
    const replayUntil = this.#ring.end;
    await channel.send({ type: 'attached', from: viewer.position, replayUntil, size: this.#size });
    while (!viewer.isGone) {
      if (viewer.position < this.#ring.end && hasRoom(viewer)) await this.#send(viewer);
      else if (this.#end && viewer.position === this.#ring.end) {
        return await channel.send({ type: 'ended', end: this.#end });
      } else await this.#changed.promise;
    }
  }

  async #skip(viewer: Viewer): Promise<void> {
    const position = this.#beginning(viewer.position);
    const bytes = position - viewer.position;
    viewer.position = position;
    viewer.taken += bytes;
    await viewer.channel.send({ type: 'skipped', bytes, position });
  }

  async #send(viewer: Viewer): Promise<void> {
    if (viewer.position < this.#ring.start) return await this.#skip(viewer);
    const bytes = this.#ring.read(viewer.position, messageBytes);
    viewer.position += bytes.length;
    const { position } = viewer;
    await viewer.channel.send({ type: 'output', base64: bytes.toString('base64'), position });
    if (!viewer.acknowledges) this.#take(viewer, position);
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
    while (this.#pendingBytes > pendingInputBytes && !viewer.isGone && !this.#end) {
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

  #fit(): void {
    const size = commonSize(this.#viewers);
    if (!size || (size.columns === this.#size.columns && size.rows === this.#size.rows)) return;
    this.#size = size;
    for (const { channel } of this.#viewers) channel.send({ type: 'size', size }).catch(() => undefined);
    if (!this.#isResizing) void this.#resize();
  }

  /** One at a time, and the last one wins: dragging a window asks for many. */
  async #resize(): Promise<void> {
    this.#isResizing = true;
    let done: TerminalSize | undefined;
    while (done !== this.#size) {
      done = this.#size;
      // A program that has ended has no size any more.
      await this.#options.process.resize(done).catch(() => undefined);
    }
    this.#isResizing = false;
  }

  #wake(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }
}

function hasRoom({ acknowledges, position, taken }: Viewer): boolean {
  return !acknowledges || position - taken < windowBytes;
}
