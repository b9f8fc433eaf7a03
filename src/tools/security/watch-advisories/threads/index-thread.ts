import { SHARE_ENV, Worker } from 'node:worker_threads';
import type {
  AnswerOf,
  FromThread,
  InputOf,
  RequestName,
  ThreadFailure,
  IndexSetup,
  ThreadSetup,
  ToThread,
} from './index-requests.ts';

/** Why there is no answer. `memory`, `ended`: the thread is no more. */
export class IndexThreadError extends Error {
  readonly kind: ThreadFailure['kind'] | 'memory' | 'ended' | 'deadline';

  constructor(kind: IndexThreadError['kind'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'IndexThreadError';
    this.kind = kind;
  }
}

/** How long closing may take before the thread is stopped: what it is in the middle of is as if it had not begun. */
const closeMs = 1_500;

interface Waiting {
  resolve(answer: never): void;
  reject(error: Error): void;
}

/** The main thread's end of the thread with the index. After an end it is of no use any more. */
export class IndexThread implements AsyncDisposable {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #onEnd: (error: IndexThreadError) => void;
  readonly #stop = new Int32Array(new SharedArrayBuffer(4));
  #lastId = 0;
  #ended: IndexThreadError | undefined;

  /** `onEnd` hears of an end that nobody asked for. */
  constructor(setup: IndexSetup, onEnd: (error: IndexThreadError) => void) {
    this.#onEnd = onEnd;
    // From source the neighbour is TypeScript; a bundle carries it as an entry of its own.
    const entry = import.meta.url.endsWith('.ts') ? './index-worker.ts' : './index-worker.js';
    this.#worker = new Worker(new URL(entry, import.meta.url), {
      name: 'advisories',
      // It fetches, so proxies and certificates of the environment are its own.
      env: SHARE_ENV,
      workerData: { ...setup, stop: this.#stop } satisfies ThreadSetup,
      resourceLimits: {
        maxOldGenerationSizeMb: setup.heapMb,
        maxYoungGenerationSizeMb: 16,
        stackSizeMb: 4,
      },
    });
    this.#worker.on('message', (message: FromThread) => this.#settle(message));
    this.#worker.on('error', (error: Error) => this.#end(errorOf(error)));
    this.#worker.on('exit', () =>
      this.#end(new IndexThreadError('ended', 'The thread with the index ended.')),
    );
    this.#worker.unref();
  }

  get isUsable(): boolean {
    return this.#ended === undefined;
  }

  /** Rejects with an `IndexThreadError`, or with the signal's reason. */
  async ask<Name extends RequestName>(
    name: Name,
    input: InputOf<Name>,
    signal?: AbortSignal,
  ): Promise<AnswerOf<Name>> {
    signal?.throwIfAborted();
    if (this.#ended) throw this.#ended;
    this.#lastId += 1;
    const id = this.#lastId;
    const answer = Promise.withResolvers<AnswerOf<Name>>();
    this.#waiting.set(id, answer);
    const abort = (): void => this.#post({ kind: 'abort', id });
    signal?.addEventListener('abort', abort, { once: true });
    // Held by what is asked, not by the thread: it may idle while the process ends.
    this.#worker.ref();
    try {
      this.#post({ kind: 'request', id, name, input });
      return await answer.promise;
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', abort);
      this.#waiting.delete(id);
      if (this.#waiting.size === 0) this.#worker.unref();
    }
  }

  /** Closes the index, and stops the thread when that takes too long. */
  async [Symbol.asyncDispose](): Promise<void> {
    const ended = new IndexThreadError('ended', 'The thread with the index was ended.');
    Atomics.store(this.#stop, 0, 1);
    this.#rejectAll(ended);
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(late.resolve, closeMs);
    const closed = this.ask('close', {}).then(undefined, () => null);
    await Promise.race([closed, late.promise]);
    clearTimeout(timer);
    await this.stop(ended);
  }

  /** At once; what waits for an answer gets this error. */
  async stop(error: IndexThreadError): Promise<void> {
    this.#ended ??= error;
    this.#rejectAll(error);
    await this.#worker.terminate();
  }

  #post(message: ToThread): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin.
    this.#worker.postMessage(message);
  }

  #settle(message: FromThread): void {
    const waiting = this.#waiting.get(message.id);
    if (message.kind === 'failed') {
      waiting?.reject(new IndexThreadError(message.failure.kind, message.failure.detail));
      return;
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the id ties the answer to its request.
    waiting?.resolve(message.answer as never);
  }

  #end(error: IndexThreadError): void {
    if (!this.#ended) {
      this.#ended = error;
      this.#onEnd(error);
    }
    this.#rejectAll(this.#ended);
  }

  #rejectAll(error: Error): void {
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}

function errorOf(error: Error & { readonly code?: string }): IndexThreadError {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new IndexThreadError('memory', 'It takes more memory than it may.', { cause: error });
  }
  return new IndexThreadError('ended', `The thread with the index ended: ${error.message}`, { cause: error });
}
