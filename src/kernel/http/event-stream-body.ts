import type { Problem } from '#contracts/access.ts';
import type { Clock } from '#kernel/clock.ts';
import type { StreamEvent } from '#kernel/tool.ts';
import { itemText } from './shared-items.ts';

export interface EventStreamOptions {
  readonly clock: Clock;
  readonly heartbeatMs: number;
  /** The reader must take each item within this time, or is cut. */
  readonly stallMs: number;
  /** What to tell of an error once the answer has begun. */
  problemOf(error: unknown): Problem;
  /** Drops the connection under a reader that does not read. */
  cut(): void;
  /** Called once, however it ended: stop producing. */
  onClose(): void;
}

/** `bytes`: written already, as it goes out. */
export type StreamItem = Pick<StreamEvent<unknown>, 'id' | 'data'> | { readonly bytes: Uint8Array };

type Step =
  | { readonly kind: 'item'; readonly event: StreamItem }
  | { readonly kind: 'error'; readonly error: unknown }
  | { readonly kind: 'done' }
  | { readonly kind: 'farewell'; readonly text: string };

/** What a reader that is behind gets to take a farewell. */
const farewellMs = 1000;
const encoder = new TextEncoder();

/**
 * `events` as `text/event-stream` (WHATWG HTML, 9.2), one at a time: the next is asked for when the network has taken the
 * one before, so a slow reader costs the memory of one item. Quiet times are filled with comments.
 */
export class EventStreamBody {
  readonly #source: AsyncIterator<StreamItem>;
  readonly #options: EventStreamOptions;
  #ready: Step | undefined;
  #farewell: Step | undefined;
  #isClosed = false;
  #wake = () => {};
  #stopTimer = () => {};

  constructor(events: AsyncIterable<StreamItem>, options: EventStreamOptions) {
    this.#source = events[Symbol.asyncIterator]();
    this.#options = options;
    this.#askForNext();
  }

  /** Waits up to `graceMs` for the first item. Throws the stream's error if that comes instead, so that it gets a status of its own. */
  async begin(graceMs: number): Promise<void> {
    await this.#somethingReady(graceMs);
    if (this.#ready?.kind !== 'error') return;
    this.leave();
    throw this.#ready.error;
  }

  /** Call once, after `begin`. */
  body(): ReadableStream<Uint8Array> {
    return new ReadableStream(
      {
        start: (controller) => controller.enqueue(encoder.encode('retry: 2000\n\n')),
        pull: (controller) => this.#pull(controller),
        cancel: () => this.leave(),
      },
      // Without a queue of its own, it is asked exactly when the network wants more.
      { highWaterMark: 0 },
    );
  }

  /** Ends the stream with `text` as its last words. */
  end(text: string): void {
    if (this.#isClosed) return;
    this.#farewell ??= { kind: 'farewell', text };
    this.#stopTimer();
    this.#stopTimer = this.#options.clock.after(farewellMs, () => this.#cut());
    this.#wake();
  }

  /** Ends the stream without a word: nobody listens any more. */
  leave(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#stopTimer();
    this.#wake();
    this.#options.onClose();
    // A generator that still waits for something settles once its signal is aborted; its last words no longer matter.
    this.#source.return?.()?.catch(() => undefined);
  }

  async #pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    await this.#somethingReady(this.#options.heartbeatMs);
    if (this.#isClosed) return controller.close();
    const step = this.#farewell ?? this.#ready;
    controller.enqueue(this.#bytesOf(step));
    if (step && step.kind !== 'item') {
      this.leave();
      return controller.close();
    }
    this.#stopTimer = this.#options.clock.after(this.#options.stallMs, () => this.#cut());
    if (step) this.#askForNext();
  }

  #askForNext(): void {
    this.#ready = undefined;
    const settle = (step: Step) => {
      this.#ready = step;
      this.#wake();
    };
    this.#source.next().then(
      ({ done, value }) => settle(done ? { kind: 'done' } : { kind: 'item', event: value }),
      (error: unknown) => settle({ kind: 'error', error }),
    );
  }

  /** Resolves when there is something to send, or after `atMostMs`. */
  async #somethingReady(atMostMs: number): Promise<void> {
    this.#stopTimer();
    if (this.#farewell ?? this.#ready) return;
    const woken = Promise.withResolvers<void>();
    this.#wake = woken.resolve;
    this.#stopTimer = this.#options.clock.after(atMostMs, woken.resolve);
    await woken.promise;
    this.#stopTimer();
  }

  #bytesOf(step: Step | undefined): Uint8Array {
    if (step?.kind === 'item' && 'bytes' in step.event) return step.event.bytes;
    return encoder.encode(this.#textOf(step));
  }

  #textOf(step: Step | undefined): string {
    if (!step) return ':\n\n';
    if (step.kind === 'farewell') return step.text;
    if (step.kind === 'done') return ': end\n\n';
    if (step.kind === 'error') return problemText(this.#options.problemOf(step.error));
    if ('bytes' in step.event) return '';
    const { id, data } = step.event;
    return `${id === undefined ? '' : `id: ${singleLine(id)}\n`}${itemText(data)}`;
  }

  #cut(): void {
    this.leave();
    this.#options.cut();
  }
}

/** The event that says why a stream ended early. */
export function problemText(problem: Problem): string {
  return `event: problem\ndata: ${JSON.stringify(problem)}\n\n`;
}

function singleLine(id: string): string {
  if (/[\r\n\0]/.test(id)) throw new Error('The id of a stream item has a line break or NUL.');
  return id;
}
