import type { Migrations } from '#kernel/database/database.ts';

/** What is remembered of each monitor between two checks. */
export const watching: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('watch_states')
      .addColumn('number', 'integer', (column) => column.primaryKey())
      .addColumn('state', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('watch_progress')
      .addColumn('location', 'text', (column) => column.primaryKey())
      .addColumn('batch', 'bigint', (column) => column.notNull())
      .addColumn('at_ms', 'bigint', (column) => column.notNull())
      .execute();
  },
};
