import type { Migrations } from '#kernel/database/database.ts';

/** Work that goes on when the page is closed, and what came of it. */
export const operations: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('operations')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('host', 'text', (column) => column.notNull())
      .addColumn('target_id', 'text', (column) => column.notNull())
      .addColumn('target_name', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('steps', 'text', (column) => column.notNull())
      .addColumn('started_by', 'text', (column) => column.notNull())
      .addColumn('started_at_ms', 'bigint', (column) => column.notNull())
      .addColumn('ended_at_ms', 'bigint')
      .addColumn('error', 'text')
      .addColumn('command', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('operations_by_start')
      .on('operations')
      .columns(['started_at_ms', 'id'])
      .execute();
  },
};
