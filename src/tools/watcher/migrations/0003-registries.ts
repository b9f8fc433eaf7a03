import type { Migrations } from '#kernel/database/database.ts';

/** What somebody set for registries; `settings` is sealed. */
export const registries: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('registries')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('domain', 'text', (column) => column.notNull().unique())
      .addColumn('settings', 'text', (column) => column.notNull())
      .addColumn('updated_at_ms', 'bigint', (column) => column.notNull())
      .addColumn('updated_by', 'text', (column) => column.notNull())
      .execute();
  },
};
