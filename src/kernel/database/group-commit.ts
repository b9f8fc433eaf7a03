import type { Clock } from '../clock.ts';
import { unavailable } from '../errors.ts';
import {
  errorOf,
  type Outcome,
  SqliteError,
  type Statement,
  type StatementResult,
} from './sqlite-request.ts';

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

/** A group is closed to newcomers after this many turns or this long, so that the first is not held up by the last. */
const groupLimit = { turns: 64, ageMs: 20 };

/** One statement that is a turn by itself. */
interface Alone {
  readonly statement: Statement;
  readonly done: PromiseWithResolvers<StatementResult>;
}

type Waiting = PromiseWithResolvers<Turn> | Alone;

/**
 * Writers take turns, in order of arrival. Whoever waits when a turn ends joins the same physical transaction through a
 * savepoint, and one fsync at its end acknowledges them all. Statements that are turns by themselves go to the writer
 * together, so that nothing between their begin and their commit waits for this thread.
 */
export class GroupCommit {
  readonly #writer: Writer;
  readonly #clock: Clock;
  readonly #waiting: Waiting[] = [];
  #running: Promise<void> | undefined;
  #refusal: unknown;

  constructor(writer: Writer, clock: Clock) {
    this.#writer = writer;
    this.#clock = clock;
  }

  /** Waits for a turn. @throws what `refuse` was given, once it was. */
  async take(): Promise<Turn> {
    const place = Promise.withResolvers<Turn>();
    this.#wait(place);
    return place.promise;
  }

  /** Runs one statement as a turn; resolves when its commit is on disk. @throws as `take`, and what the statement throws. */
  async write(statement: Statement): Promise<StatementResult> {
    const done = Promise.withResolvers<StatementResult>();
    this.#wait({ statement, done });
    return done.promise;
  }

  /** Turns newcomers away from now on; those already waiting are still served. */
  refuse(reason: unknown): void {
    this.#refusal = reason;
  }

  /** Resolves when no turn is taken or awaited. */
  async idle(): Promise<void> {
    await this.#running;
  }

  #wait(waiting: Waiting): void {
    if (this.#refusal !== undefined) throw this.#refusal;
    this.#waiting.push(waiting);
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const alone = this.#takeAlone();
      if (alone.length > 0) await this.#writeEach(alone);
      else await this.#runGroup();
    }
    this.#running = undefined;
  }

  /** Those at the head of the line. */
  #takeAlone(): Alone[] {
    const alone: Alone[] = [];
    for (const waiting of this.#waiting.slice(0, groupLimit.turns)) {
      if (!isAlone(waiting)) break;
      alone.push(waiting);
    }
    this.#waiting.splice(0, alone.length);
    return alone;
  }

  async #writeEach(alone: readonly Alone[]): Promise<void> {
    try {
      const outcomes = await this.#writer.writeEach(alone.map(({ statement }) => statement));
      for (const [at, { done }] of alone.entries()) settle(done, outcomes[at]!);
    } catch (error) {
      for (const { done } of alone) done.reject(error);
    }
  }

  async #runGroup(): Promise<void> {
    const group = new Group(this.#writer);
    const startMs = this.#clock.monotonic();
    let commands = ['begin immediate', 'savepoint turn'];
    for (let turns = 1; ; turns += 1) {
      const next = this.#waiting.shift()!;
      const place = isAlone(next) ? placeFor(next) : next;
      try {
        await group.control(commands);
      } catch (error) {
        place.reject(error);
        break;
      }
      const outcome = await group.serve(place);
      if (group.lost !== undefined) break;
      commands = outcome === 'keep' ? ['release turn'] : ['rollback to turn', 'release turn'];
      const full = turns >= groupLimit.turns || this.#clock.monotonic() - startMs >= groupLimit.ageMs;
      if (this.#waiting.length > 0 && !full) {
        commands.push('savepoint turn');
        continue;
      }
      commands.push('commit');
      await group.control(commands).catch(() => undefined);
      break;
    }
    group.settle();
  }
}

function isAlone(waiting: Waiting): waiting is Alone {
  return 'statement' in waiting;
}

function settle(done: Alone['done'], outcome: Outcome): void {
  if ('failure' in outcome) done.reject(errorOf(outcome.failure));
  else done.resolve(outcome);
}

/** A turn within a group that others opened. */
function placeFor({ statement, done }: Alone): PromiseWithResolvers<Turn> {
  const place = Promise.withResolvers<Turn>();
  const write = async () => {
    const turn = await place.promise;
    try {
      const result = await turn.execute(statement);
      await turn.keep();
      return result;
    } finally {
      await turn.undo();
    }
  };
  done.resolve(write());
  return place;
}

class Group {
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
