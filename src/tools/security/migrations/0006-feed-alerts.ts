import type { Migrations } from '#kernel/database/database.ts';

/** Since when files of feeds are wanted, and which feeds people were told of. */
export const feedAlerts: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('wanted_feed_parts')
      .addColumn('feed', 'text', (column) => column.notNull())
      .addColumn('part', 'text', (column) => column.notNull())
      .addColumn('since_ms', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('wanted_feed_parts_key', ['feed', 'part'])
      .execute();
    await db.schema
      .createTable('feed_alerts')
      .addColumn('feed', 'text', (column) => column.primaryKey())
      .addColumn('since_ms', 'bigint', (column) => column.notNull())
      .execute();
  },
};
