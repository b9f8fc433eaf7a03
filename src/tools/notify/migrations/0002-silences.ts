import type { Migrations } from '#kernel/database/database.ts';

/** Silences: what is kept quiet, until when, by whom and why. */
export const silences: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('silences')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('matchers', 'text', (column) => column.notNull())
      .addColumn('starts_ms', 'bigint', (column) => column.notNull())
      .addColumn('ends_ms', 'bigint', (column) => column.notNull())
      .addColumn('created_by', 'text', (column) => column.notNull())
      .addColumn('comment', 'text', (column) => column.notNull())
      .addColumn('updated_ms', 'bigint', (column) => column.notNull())
      .execute();
  },
};
