import type { Database, Migrations } from '#kernel/database/database.ts';
import { triggeredMs } from './next-run.ts';

export interface ScheduleTables {
  schedule_run: { job: string; next_ms: number };
}

/** Part of the migrations of every tool that schedules. */
export const scheduleMigrations: Migrations = {
  'kernel-0002-schedule': {
    async up(db) {
      await db.schema
        .createTable('schedule_run')
        .addColumn('job', 'text', (column) => column.primaryKey())
        .addColumn('next_ms', 'bigint', (column) => column.notNull())
        .execute();
    },
  },
};

/** The next-run times of one tool's jobs. */
export class ScheduleStore {
  readonly #database: Database<ScheduleTables>;

  constructor(database: Database<ScheduleTables>) {
    this.#database = database;
  }

  async read(job: string): Promise<number | undefined> {
    const row = await this.#database.query
      .selectFrom('schedule_run')
      .select('next_ms')
      .where('job', '=', job)
      .executeTakeFirst();
    return row?.next_ms;
  }

  async write(job: string, nextMs: number): Promise<void> {
    await this.#database.query
      .insertInto('schedule_run')
      .values({ job, next_ms: nextMs })
      .onConflict((conflict) => conflict.column('job').doUpdateSet({ next_ms: nextMs }))
      .execute();
  }

  /** Writes unless the time has changed since it was `fromMs`: unless a trigger came in between. */
  async replace(job: string, fromMs: number, nextMs: number): Promise<boolean> {
    const result = await this.#database.query
      .updateTable('schedule_run')
      .set({ next_ms: nextMs })
      .where('job', '=', job)
      .where('next_ms', '=', fromMs)
      .executeTakeFirst();
    return result.numUpdatedRows > 0n;
  }

  trigger(job: string): Promise<void> {
    return this.write(job, triggeredMs);
  }

  async isTriggered(job: string): Promise<boolean> {
    return (await this.read(job)) === triggeredMs;
  }
}
