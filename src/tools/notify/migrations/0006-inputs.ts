import type { Migrations } from '#kernel/database/database.ts';

/** Addresses that take reports from outside. */
export const inputs: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('inputs')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('settings', 'text', (column) => column.notNull())
      .addColumn('is_enabled', 'integer', (column) => column.notNull())
      .addColumn('token_hash', 'text', (column) => column.notNull())
      .addColumn('token_hint', 'text', (column) => column.notNull())
      .addColumn('last_seen_ms', 'bigint')
      .addColumn('last_problem', 'text')
      .addColumn('last_body', 'text')
      .addColumn('is_missing', 'integer', (column) => column.notNull())
      .addColumn('created_ms', 'bigint', (column) => column.notNull())
      .addColumn('created_by', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('inputs_by_token').on('inputs').columns(['token_hash']).unique().execute();
  },
};
