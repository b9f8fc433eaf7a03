import type { Migrations } from '#kernel/database/database.ts';

/** What is in each image, and what was found in each layer. */
export const inventories: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('inventories')
      .addColumn('image', 'text', (column) => column.primaryKey())
      .addColumn('revisions', 'text', (column) => column.notNull())
      .addColumn('scanned_ms', 'bigint', (column) => column.notNull())
      .addColumn('seen_ms', 'bigint', (column) => column.notNull())
      .addColumn('package_count', 'integer', (column) => column.notNull())
      .addColumn('problem_count', 'integer', (column) => column.notNull())
      .addColumn('inventory', 'blob', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('layer_scans')
      .addColumn('diff_id', 'text', (column) => column.primaryKey())
      .addColumn('revisions', 'text', (column) => column.notNull())
      .addColumn('used_ms', 'bigint', (column) => column.notNull())
      .addColumn('size_bytes', 'bigint', (column) => column.notNull())
      .addColumn('scan', 'blob', (column) => column.notNull())
      .execute();
  },
};
