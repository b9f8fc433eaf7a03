import { Worker } from 'node:worker_threads';
import { batched } from './batched.ts';
import { bufferPool, type BufferPool } from './buffer-pool.ts';
import { risingDeadline, type RisingDeadline } from './rising-deadline.ts';
import type { FromThread, LayerBytes, ScanTask, ScanTasks, TaskName, ToThread } from './scan-tasks.ts';

/** Why a thread gave no answer; the message is for a person. */
export class ScanThreadError extends Error {
  readonly kind: 'deadline' | 'memory' | 'failed';

  constructor(kind: ScanThreadError['kind'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ScanThreadError';
    this.kind = kind;
  }
}

/** Chunks under way. */
const mostUntaken = 4;

export interface ScanThreadBounds {
  /** How long a thread that ignores its own deadline is waited for. */
  readonly graceMs: number;
  /** Of its heap. What is beside it, such as chunks under way, is bounded by how it reads. */
  readonly heapMb: number;
}

const usualBounds: ScanThreadBounds = { graceMs: 15_000, heapMb: 256 };

/** A thread that reads what is hostile. After an error it is of no use any more. */
export class ScanThread implements AsyncDisposable {
  readonly #worker: Worker;
  readonly #graceMs: number;
  #ended: ScanThreadError | undefined;
  #listener: { heard(message: FromThread): void; failed(error: ScanThreadError): void } | undefined;

  constructor({ graceMs, heapMb }: ScanThreadBounds = usualBounds) {
    this.#graceMs = graceMs;
    // From source the neighbour is TypeScript; a bundle carries it as an entry of its own.
    const entry = import.meta.url.endsWith('.ts') ? './scan-worker.ts' : './scan-worker.js';
    this.#worker = new Worker(new URL(entry, import.meta.url), {
      name: 'scan',
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 8, stackSizeMb: 4 },
    });
    this.#worker.on('message', (message: FromThread) => this.#listener?.heard(message));
    this.#worker.on('error', (error: Error) => this.#end(errorOf(error)));
    this.#worker.on('exit', () => this.#end(new ScanThreadError('failed', 'The reading thread ended.')));
    this.#worker.unref();
  }

  get isUsable(): boolean {
    return this.#ended === undefined;
  }

  /** Rejects with a `ScanThreadError`, with what chunks throw, or with the signal's reason. One at a time. */
  async run<Name extends TaskName>(
    task: ScanTask<Name>,
    bytes: LayerBytes | undefined,
    signal: AbortSignal,
  ): Promise<ScanTasks[Name]['answer']> {
    signal.throwIfAborted();
    if (this.#ended) throw this.#ended;
    const answer = Promise.withResolvers<ScanTasks[Name]['answer']>();
    const pool = bufferPool(mostUntaken);
    this.#listener = {
      heard: (message) => {
        if (message.kind === 'took') pool.give(message.buffer);
        else if (message.kind === 'read') deadline.took(message.bytes);
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the task says what is answered
        else if (message.kind === 'answer') answer.resolve(message.answer as ScanTasks[Name]['answer']);
        else answer.reject(new ScanThreadError('failed', message.detail));
      },
      failed: answer.reject,
    };
    const give = (error: unknown) => {
      answer.reject(error);
      void this[Symbol.asyncDispose]();
    };
    const late = new ScanThreadError('deadline', 'It took longer than it may.');
    const deadline = risingDeadline(task.timeMs + this.#graceMs, () => give(late));
    const aborted = () => give(signal.reason);
    signal.addEventListener('abort', aborted, { once: true });
    // Held by the work, not by the thread: it may idle while the process ends.
    this.#worker.ref();
    try {
      this.#post({ kind: 'task', task, stored: typeof bytes === 'object' ? bytes : null });
      if (typeof bytes === 'function') void this.#feed(bytes(), pool, deadline).catch(give);
      return await answer.promise;
    } finally {
      pool.close();
      deadline.end();
      signal.removeEventListener('abort', aborted);
      this.#listener = undefined;
      this.#worker.unref();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#end(new ScanThreadError('failed', 'The reading thread was ended.'));
    await this.#worker.terminate();
  }

  /** As fast as the thread takes them. Ends the source once the pool is closed. */
  async #feed(chunks: AsyncIterable<Uint8Array>, pool: BufferPool, deadline: RisingDeadline): Promise<void> {
    for await (const bytes of batched(chunks, pool)) {
      if (pool.isClosed) return;
      deadline.took(bytes.length);
      this.#post({ kind: 'chunk', bytes }, [bytes.buffer]);
    }
    if (!pool.isClosed) this.#post({ kind: 'end' });
  }

  #post(message: ToThread, moved: readonly ArrayBuffer[] = []): void {
    this.#worker.postMessage(message, [...moved]);
  }

  #end(error: ScanThreadError): void {
    this.#ended ??= error;
    this.#listener?.failed(error);
  }
}

function errorOf(error: Error & { readonly code?: string }): ScanThreadError {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new ScanThreadError('memory', 'Reading it takes more memory than it may.', { cause: error });
  }
  return new ScanThreadError('failed', `The reading thread ended: ${error.message}`, { cause: error });
}
