import type { Migrations } from '#kernel/database/database.ts';

/** Own words for messages, and what changed lately. */
export const messages: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('templates')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('updated_ms', 'bigint', (column) => column.notNull())
      .addColumn('updated_by', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('changes')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('at_ms', 'bigint', (column) => column.notNull())
      .addColumn('host', 'text', (column) => column.notNull())
      .addColumn('stack', 'text', (column) => column.notNull())
      .addColumn('container', 'text', (column) => column.notNull())
      .addColumn('what', 'text', (column) => column.notNull())
      .addColumn('by', 'text')
      .addColumn('detail', 'text')
      .execute();
    await db.schema.createIndex('changes_by_place').on('changes').columns(['host', 'at_ms']).execute();
    await db.schema.createIndex('changes_by_time').on('changes').columns(['at_ms']).execute();
  },
};
