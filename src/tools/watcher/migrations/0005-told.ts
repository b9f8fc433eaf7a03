import type { Migrations } from '#kernel/database/database.ts';

/** What was said already: once for each version and container, whatever happens to either. */
export const told: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('told_updates')
      .addColumn('host', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('tag', 'text', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addColumn('told_ms', 'bigint', (column) => column.notNull())
      .addColumn('settled_ms', 'bigint')
      .addColumn('payload', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('told_updates_key', ['host', 'name', 'tag', 'digest'])
      .execute();
    await db.schema
      .createTable('told_registries')
      .addColumn('domain', 'text', (column) => column.primaryKey())
      .addColumn('since_ms', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('checks')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('ended_ms', 'bigint', (column) => column.notNull())
      .addColumn('duration_ms', 'bigint', (column) => column.notNull())
      .addColumn('requests', 'integer', (column) => column.notNull())
      .execute();
  },
};
