import type { Migrations } from '#kernel/database/database.ts';

/** Times in which nobody is told of failures. */
export const maintenance: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('maintenance_windows')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('window', 'text', (column) => column.notNull())
      .addColumn('updated_ms', 'bigint', (column) => column.notNull())
      .execute();
  },
};
