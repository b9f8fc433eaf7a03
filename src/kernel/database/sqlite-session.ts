import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { databaseError } from './constraint-error.ts';
import type { AnswerOf, InputOf, OpenReport, OpenRequest, OperationName } from './sqlite-request.ts';
import { SqliteThread } from './sqlite-thread.ts';

export interface SqliteSessionOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Pick<Log, 'error'> | undefined;
}

/**
 * A database thread that comes back. Should it end, as it does when one read outgrows its memory, whatever was under way
 * is refused and a new thread opens the same files; what was acknowledged is on disk.
 */
export class SqliteSession implements AsyncDisposable {
  readonly #options: SqliteSessionOptions;
  readonly #opened = new Map<string, OpenRequest>();
  #thread: Promise<SqliteThread>;
  #ending = false;

  private constructor(options: SqliteSessionOptions) {
    this.#options = options;
    this.#thread = this.#start();
  }

  /** @throws NexusError `data-folder-in-use` */
  static async start(options: SqliteSessionOptions): Promise<SqliteSession> {
    const session = new SqliteSession(options);
    await session.#thread;
    return session;
  }

  /** Rejects with SQLite's own error. */
  async request<Name extends OperationName>(operation: Name, input: InputOf<Name>): Promise<AnswerOf<Name>> {
    const thread = await this.#thread;
    return thread.request(operation, input);
  }

  async open(request: OpenRequest): Promise<OpenReport> {
    const report = await this.request('open', request);
    this.#opened.set(request.name, request);
    return report;
  }

  async close(name: string): Promise<void> {
    this.#opened.delete(name);
    await this.request('close', { name });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending = true;
    const thread = await this.#thread.catch(() => undefined);
    await thread?.request('unlock', {}).catch(() => undefined);
    await thread?.[Symbol.asyncDispose]();
  }

  async #start(): Promise<SqliteThread> {
    const { folder, clock } = this.#options;
    const thread = new SqliteThread((error) => this.#revive(error));
    try {
      await thread.request('lock', { folder, nowMs: clock.now() });
      for (const request of this.#opened.values()) {
        // Nobody chose to lose anything here: damage found on the way back stays an error.
        await thread.request('open', { ...request, nowMs: clock.now(), damaged: 'stop' });
      }
      return thread;
    } catch (error) {
      await thread[Symbol.asyncDispose]();
      throw databaseError(error);
    }
  }

  #revive(error: Error): void {
    if (this.#ending) return;
    this.#options.log?.error({ error }, 'The database thread ended and is started again');
    this.#thread = this.#start();
    this.#thread.catch((failure: unknown) => {
      this.#options.log?.error({ error: failure }, 'The database thread could not be started again');
    });
  }
}
