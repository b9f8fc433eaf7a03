import type { Migrations } from '#kernel/database/database.ts';

/** Each time that a monitor was down. */
export const incidents: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('incidents')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('monitor_id', 'text', (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('monitor_name', 'text', (column) => column.notNull())
      .addColumn('started_ms', 'bigint', (column) => column.notNull())
      .addColumn('confirmed_ms', 'bigint', (column) => column.notNull())
      .addColumn('ended_ms', 'bigint')
      .addColumn('how_ended', 'text')
      .addColumn('is_parent_down', 'integer', (column) => column.notNull())
      .addColumn('cause', 'text', (column) => column.notNull())
      .addColumn('affected', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('incidents_of_monitor')
      .on('incidents')
      .columns(['number', 'started_ms'])
      .execute();
    await db.schema.createIndex('incidents_by_start').on('incidents').column('started_ms').execute();
    await db.schema
      .createTable('incident_moments')
      .addColumn('incident_id', 'text', (column) => column.notNull())
      .addColumn('at_ms', 'bigint', (column) => column.notNull())
      .addColumn('ordinal', 'integer', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('by', 'text')
      .addColumn('text', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('incident_moments_key', ['incident_id', 'ordinal'])
      .execute();
  },
};
