import type { Migrations } from '#kernel/database/database.ts';

/** How many findings were open at the end of each day. */
export const days: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('security_days')
      .addColumn('day_ms', 'bigint', (column) => column.primaryKey())
      .addColumn('day', 'text', (column) => column.notNull())
      .execute();
  },
};
