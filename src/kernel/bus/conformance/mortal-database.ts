import type { KyselyPlugin } from 'kysely';
import type { Database } from '#kernel/database/database.ts';

/** A process that ends at one of its steps: before or after a statement, before or after a commit. */
export class Life {
  #stepsLeft: number;
  isOver = false;

  constructor(steps: number) {
    this.#stepsLeft = steps;
  }

  /** @throws when the process has ended: nothing that it does reaches the database any more. */
  step(): void {
    this.#stepsLeft -= 1;
    if (this.#stepsLeft < 0) this.isOver = true;
    if (this.isOver) throw new Error('The process was killed.');
  }
}

/** The database as a process with that life reaches it. */
export function mortalDatabase<Schema>(database: Database<Schema>, life: Life): Database<Schema> {
  const steps: KyselyPlugin = {
    transformQuery({ node }) {
      life.step();
      return node;
    },
    async transformResult({ result }) {
      life.step();
      return result;
    },
  };
  return {
    engine: database.engine,
    query: database.query.withPlugin(steps),
    async transaction(work) {
      life.step();
      const result = await database.transaction(async (tx) => {
        const made = await work(tx.withPlugin(steps));
        life.step();
        return made;
      });
      life.step();
      return result;
    },
    as: <Other>() => mortalDatabase(database.as<Other>(), life),
    [Symbol.asyncDispose]: async () => {},
  };
}
