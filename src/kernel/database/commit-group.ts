import { unavailable } from '../errors.ts';
import { type Outcome, SqliteError, type Statement, type StatementResult } from './sqlite-request.ts';

/** The one writing connection of a database. */
export interface Writer {
  execute(statement: Statement): Promise<StatementResult>;
  /** Runs transaction commands in order; when one fails the whole transaction is rolled back. */
  control(commands: readonly string[]): Promise<void>;
  /** Runs each as a turn of its own in one transaction; rejects when that failed and nothing was kept. */
  writeEach(statements: readonly Statement[]): Promise<readonly Outcome[]>;
}

/** One writer's turn: a savepoint inside the transaction of its group. */
export interface Turn {
  execute(statement: Statement): Promise<StatementResult>;
  /** Resolves when the group's commit is on disk; rejects when that failed and nothing was kept. */
  keep(): Promise<void>;
  /** Undoes this turn alone. After an end, a further end does nothing. */
  undo(): Promise<void>;
}

/** Turns that share one physical transaction. */
export class CommitGroup {
  readonly #writer: Writer;
  readonly #ends: PromiseWithResolvers<void>[] = [];
  /** Why the shared transaction is gone, once it is. */
  lost: unknown;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  async control(commands: readonly string[]): Promise<void> {
    try {
      await this.#writer.control(commands);
    } catch (error) {
      this.lost = error;
      throw error;
    }
  }

  /** Hands out a turn and waits for its end. */
  serve(place: PromiseWithResolvers<Turn>): Promise<'keep' | 'undo'> {
    const ended = Promise.withResolvers<'keep' | 'undo'>();
    const end = Promise.withResolvers<void>();
    let open = true;
    const finish = (outcome: 'keep' | 'undo') => {
      if (!open) return Promise.resolve();
      open = false;
      if (outcome === 'undo') end.resolve();
      else this.#ends.push(end);
      ended.resolve(outcome);
      return end.promise;
    };
    place.resolve({
      execute: (statement) => {
        if (!open) return Promise.reject(unavailable('The transaction has ended.'));
        return this.#execute(statement);
      },
      keep: () => finish('keep'),
      undo: () => finish('undo'),
    });
    return ended.promise;
  }

  async #execute(statement: Statement): Promise<StatementResult> {
    if (this.lost !== undefined) throw this.lost;
    try {
      return await this.#writer.execute(statement);
    } catch (error) {
      if (!(error instanceof SqliteError && error.inTransaction)) this.lost = error;
      throw error;
    }
  }

  /** Acknowledges, or rejects, everyone whose work was to be kept. */
  settle(): void {
    for (const end of this.#ends) {
      if (this.lost === undefined) end.resolve();
      else end.reject(this.lost);
    }
  }
}
