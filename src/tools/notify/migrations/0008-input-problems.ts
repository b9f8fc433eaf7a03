import type { Migrations } from '#kernel/database/database.ts';

/** Why a report was not taken, in Spanish beside English. */
export const inputProblems: Migrations[string] = {
  async up(db) {
    await db.schema.alterTable('inputs').addColumn('last_problem_es', 'text').execute();
  },
};
