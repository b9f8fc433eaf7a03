import { Worker } from 'node:worker_threads';
import { unavailable } from '../errors.ts';
import { type AnswerOf, errorOf, type OperationName, type Reply, type InputOf } from './sqlite-request.ts';

interface Waiting {
  /** Takes the answer to the operation that was asked for. */
  resolve(answer: never): void;
  reject(error: Error): void;
}

/** The main thread's end of the database thread. Requests are carried out in the order they are made. */
export class SqliteThread implements AsyncDisposable {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Waiting>();
  #lastId = 0;
  #ended: Error | undefined;

  /** `onEnd` hears of an end nobody asked for. */
  constructor(onEnd: (error: Error) => void) {
    // From source the neighbour is TypeScript; a bundle carries it as an entry of its own.
    const entry = import.meta.url.endsWith('.ts') ? './sqlite-worker.ts' : './sqlite-worker.js';
    this.#worker = new Worker(new URL(entry, import.meta.url), {
      name: 'database',
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 4, stackSizeMb: 2 },
    });
    this.#worker.on('message', (reply: Reply) => this.#settle(reply));
    let cause: Error | undefined;
    this.#worker.on('error', (error: Error) => {
      cause = error;
    });
    // Only now has the thread let go of its files and locks.
    this.#worker.on('exit', (code) => this.#end(cause ?? new Error(`The thread ended with ${code}.`), onEnd));
  }

  async request<Name extends OperationName>(operation: Name, input: InputOf<Name>): Promise<AnswerOf<Name>> {
    if (this.#ended) throw unavailable('The database is closed.', { cause: this.#ended });
    this.#lastId += 1;
    const answer = Promise.withResolvers<AnswerOf<Name>>();
    this.#pending.set(this.#lastId, { resolve: answer.resolve, reject: answer.reject });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin.
    this.#worker.postMessage({ id: this.#lastId, operation, input });
    return answer.promise;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended ??= new Error('The store was closed.');
    await this.#worker.terminate();
  }

  #settle(reply: Reply): void {
    const waiting = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if ('failure' in reply) waiting?.reject(errorOf(reply.failure));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the id ties the answer to its operation.
    else waiting?.resolve(reply.answer as never);
  }

  #end(error: Error, onEnd: (error: Error) => void): void {
    if (!this.#ended) onEnd(error);
    this.#ended ??= error;
    for (const waiting of this.#pending.values()) {
      waiting.reject(unavailable('The database thread ended.', { cause: error }));
    }
    this.#pending.clear();
  }
}
