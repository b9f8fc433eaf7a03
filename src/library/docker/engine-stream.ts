import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Deadline } from './deadline.ts';
import { EngineError, errorOfConnection } from './engine-error.ts';

export interface Quiet {
  /** Nothing arrived for this long while somebody was waiting for it. */
  readonly afterMs: number;
  /** Called each time; a rejection ends the stream with it. */
  readonly check: () => Promise<unknown>;
}

/** A body that is read as it arrives. Iterate it once; leaving the loop closes the connection. */
export class EngineStream implements AsyncIterable<Buffer>, Disposable {
  readonly headers: IncomingHttpHeaders;
  readonly #response: IncomingMessage;
  readonly #deadline: Deadline;
  readonly #target: string;
  readonly #idleTimeoutMs: number | undefined;

  constructor(response: IncomingMessage, deadline: Deadline, target: string, idleTimeoutMs?: number) {
    this.headers = response.headers;
    this.#response = response;
    this.#deadline = deadline;
    this.#target = target;
    this.#idleTimeoutMs = idleTimeoutMs;
    // Without a listener, a cut before iteration begins would end the process.
    response.on('error', () => this[Symbol.dispose]());
  }

  [Symbol.asyncIterator](): AsyncIterator<Buffer> {
    const idleMs = this.#idleTimeoutMs;
    if (idleMs === undefined) return this.#read();
    const message = `${this.#target} sent nothing for ${idleMs} ms.`;
    const check = () => Promise.reject(new EngineError('timeout', message));
    return this.#read({ afterMs: idleMs, check });
  }

  /** As iterating, but silence is looked into instead of being an error. */
  chunks(quiet: Quiet): AsyncIterable<Buffer> {
    return { [Symbol.asyncIterator]: () => this.#read(quiet) };
  }

  async *#read(quiet?: Quiet): AsyncGenerator<Buffer, void> {
    const source: AsyncIterator<Buffer> = this.#response[Symbol.asyncIterator]();
    try {
      for (;;) {
        const step = await (quiet ? nextOrQuiet(source, quiet) : source.next());
        if (step.done) return;
        yield step.value;
      }
    } catch (error) {
      this.#deadline.signal.throwIfAborted();
      throw errorOfConnection(error, this.#target);
    } finally {
      this[Symbol.dispose]();
    }
  }

  [Symbol.dispose](): void {
    this.#response.destroy();
    this.#deadline[Symbol.dispose]();
  }
}

async function nextOrQuiet(
  source: AsyncIterator<Buffer>,
  quiet: Quiet,
): Promise<IteratorResult<Buffer, unknown>> {
  const next = source.next();
  for (;;) {
    const silence = Promise.withResolvers<'quiet'>();
    const timer = setTimeout(silence.resolve, quiet.afterMs, 'quiet');
    const first = await Promise.race([next, silence.promise]).finally(() => clearTimeout(timer));
    if (first !== 'quiet') return first;
    await Promise.race([next, quiet.check()]);
  }
}
