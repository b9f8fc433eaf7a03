import type { Migrations } from '#kernel/database/database.ts';

/** Terminals that are open now. */
export const terminals: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('terminals')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('host', 'text', (column) => column.notNull())
      .addColumn('container_id', 'text', (column) => column.notNull())
      .addColumn('container_name', 'text', (column) => column.notNull())
      .addColumn('run_as', 'text')
      .addColumn('opened_by', 'text', (column) => column.notNull())
      .addColumn('opened_at_ms', 'bigint', (column) => column.notNull())
      .execute();
  },
};
