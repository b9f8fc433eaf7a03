import type { Migrations } from '#kernel/database/database.ts';

/** What each destination was last told, and the routing as people set it. */
export const dispatch: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('notifications')
      .addColumn('group_key', 'text', (column) => column.notNull())
      .addColumn('receiver', 'text', (column) => column.notNull())
      .addColumn('destination_id', 'text', (column) => column.notNull())
      .addColumn('firing', 'text', (column) => column.notNull())
      .addColumn('resolved', 'text', (column) => column.notNull())
      .addColumn('at_ms', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('notifications_key', ['group_key', 'receiver', 'destination_id'])
      .execute();
    await db.schema
      .createTable('routing')
      .addColumn('version', 'bigint', (column) => column.primaryKey())
      .addColumn('config', 'text', (column) => column.notNull())
      .addColumn('changed_ms', 'bigint', (column) => column.notNull())
      .addColumn('changed_by', 'text', (column) => column.notNull())
      .execute();
  },
};
