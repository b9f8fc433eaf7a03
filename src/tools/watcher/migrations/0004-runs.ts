import type { Migrations } from '#kernel/database/database.ts';

/** Updates under way and past. */
export const runs: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('runs')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('host', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('stack', 'text')
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('open_key', 'text', (column) => column.unique())
      .addColumn('ended_ms', 'bigint')
      .addColumn('run', 'text', (column) => column.notNull())
      .addColumn('work', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('runs_of_container').on('runs').columns(['host', 'name', 'id']).execute();
  },
};
