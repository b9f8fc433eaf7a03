import type { Migrations } from '#kernel/database/database.ts';

/** What people accept, and why. */
export const acceptances: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('acceptances')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('scope', 'text', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('until_ms', 'bigint')
      .addColumn('is_until_repair', 'integer', (column) => column.notNull())
      .addColumn('accepted_by', 'text', (column) => column.notNull())
      .addColumn('accepted_ms', 'bigint', (column) => column.notNull())
      .execute();
  },
};
