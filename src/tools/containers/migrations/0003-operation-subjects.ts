import type { Migrations } from '#kernel/database/database.ts';

/** Operations are no longer about containers only. */
export const operationSubjects: Migrations[string] = {
  async up(db) {
    await db.schema
      .alterTable('operations')
      .addColumn('subject', 'text', (column) => column.notNull().defaultTo('container'))
      .execute();
  },
};
