import type { Migrations } from '#kernel/database/database.ts';

/** Rules for updates, and what people and failed updates decided about single containers. */
export const policies: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('policy_rules')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('rule', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('policy_default')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('settings', 'text', (column) => column.notNull())
      .addColumn('revision', 'integer', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('skipped_updates')
      .addColumn('host', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('tag', 'text', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addColumn('skipped_by', 'text', (column) => column.notNull())
      .addColumn('skipped_ms', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('skipped_updates_key', ['host', 'name', 'tag', 'digest'])
      .execute();
    await db.schema
      .createTable('failed_updates')
      .addColumn('host', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addColumn('tag', 'text')
      .addColumn('failed_ms', 'bigint', (column) => column.notNull())
      .addColumn('run_id', 'text', (column) => column.notNull())
      .addColumn('problem', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('failed_updates_key', ['host', 'name', 'digest'])
      .execute();
    await db.schema
      .createTable('snoozed_containers')
      .addColumn('host', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('until_ms', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('snoozed_containers_key', ['host', 'name'])
      .execute();
  },
};
