import type { Migrations } from '#kernel/database/database.ts';

/** CPU, memory, network and block I/O over weeks. */
export const usage: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('container_histories')
      .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('host', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('container_id', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('image', 'text', (column) => column.notNull())
      .addColumn('stack', 'text')
      .addColumn('service', 'text')
      .addColumn('labels', 'text', (column) => column.notNull())
      .addColumn('last_seen_ms', 'bigint', (column) => column.notNull())
      .addUniqueConstraint('container_histories_key', ['host', 'key'])
      .execute();
    await db.schema
      .createTable('usage_minutes')
      .addColumn('host', 'text', (column) => column.notNull())
      .addColumn('at_ms', 'bigint', (column) => column.notNull())
      .addColumn('data', 'blob', (column) => column.notNull())
      .addPrimaryKeyConstraint('usage_minutes_key', ['host', 'at_ms'])
      .execute();
    await db.schema
      .createTable('usage_blocks')
      .addColumn('history_id', 'integer', (column) => column.notNull())
      .addColumn('step_ms', 'bigint', (column) => column.notNull())
      .addColumn('from_ms', 'bigint', (column) => column.notNull())
      .addColumn('data', 'blob', (column) => column.notNull())
      .addPrimaryKeyConstraint('usage_blocks_key', ['history_id', 'step_ms', 'from_ms'])
      .execute();
  },
};
