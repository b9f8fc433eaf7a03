import type { Migrations } from '#kernel/database/database.ts';

/** What jobs report by themselves. */
export const push: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('push_jobs')
      .addColumn('number', 'integer', (column) => column.primaryKey())
      .addColumn('token_hash', 'text', (column) => column.unique())
      .addColumn('token', 'text')
      .addColumn('state', 'text')
      .addColumn('changes', 'integer', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('push_pings')
      .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('at_ms', 'bigint', (column) => column.notNull())
      .addColumn('counted', 'text')
      .addColumn('ignored', 'text')
      .addColumn('method', 'text', (column) => column.notNull())
      .addColumn('exit_status', 'integer')
      .addColumn('run_id', 'text')
      .addColumn('duration_ms', 'bigint')
      .addColumn('user_agent', 'text', (column) => column.notNull())
      .addColumn('body', 'text')
      .execute();
    await db.schema.createIndex('push_pings_of_job').on('push_pings').columns(['number', 'id']).execute();
  },
};
