import type { Migrations } from '#kernel/database/database.ts';

/** What happened to containers, as a timeline. */
export const containerEvents: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('container_events')
      .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('history_id', 'integer')
      .addColumn('host', 'text', (column) => column.notNull())
      .addColumn('container_id', 'text')
      .addColumn('stack', 'text')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('at_ms', 'bigint', (column) => column.notNull())
      .addColumn('detail', 'text', (column) => column.notNull())
      .addColumn('times', 'integer', (column) => column.notNull())
      .addColumn('last_at_ms', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('container_events_by_time')
      .on('container_events')
      .columns(['at_ms', 'id'])
      .execute();
    await db.schema
      .createIndex('container_events_by_history')
      .on('container_events')
      .columns(['history_id', 'at_ms', 'id'])
      .execute();
    await db.schema
      .createIndex('container_events_by_container')
      .on('container_events')
      .columns(['container_id'])
      .execute();
  },
};
