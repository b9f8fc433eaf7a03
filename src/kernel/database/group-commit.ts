import type { Clock } from '../clock.ts';
import { CommitGroup, type Turn, type Writer } from './commit-group.ts';
import { errorOf, type Outcome, type Statement, type StatementResult } from './sqlite-request.ts';

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
    const group = new CommitGroup(this.#writer);
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
