import type { Migrations } from '#kernel/database/database.ts';

/** Stacks that NEXUS looks after, and every version of their files. */
export const stacks: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('stacks')
      .addColumn('host', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('origin', 'text', (column) => column.notNull())
      .addColumn('working_directory', 'text', (column) => column.notNull())
      .addColumn('config_files', 'text', (column) => column.notNull())
      .addColumn('environment_files', 'text', (column) => column.notNull())
      .addColumn('added_by', 'text', (column) => column.notNull())
      .addColumn('added_at_ms', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('stacks_key', ['host', 'name'])
      .execute();
    await db.schema
      .createTable('stack_versions')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('host', 'text', (column) => column.notNull())
      .addColumn('stack', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('at_ms', 'bigint', (column) => column.notNull())
      .addColumn('by', 'text', (column) => column.notNull())
      .addColumn('changed', 'text', (column) => column.notNull())
      .addColumn('images', 'text', (column) => column.notNull())
      .addColumn('content_hash', 'text', (column) => column.notNull())
      .addColumn('content', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('stack_versions_by_stack')
      .on('stack_versions')
      .columns(['host', 'stack', 'at_ms', 'id'])
      .execute();
  },
};
