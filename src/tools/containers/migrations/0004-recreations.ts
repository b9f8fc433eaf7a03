import type { Migrations } from '#kernel/database/database.ts';

/** Replacements of containers: the plan, the phase reached, and what came of it. */
export const recreations: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('recreations')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('host', 'text', (column) => column.notNull())
      .addColumn('operation_id', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('started_by', 'text', (column) => column.notNull())
      .addColumn('phase', 'text', (column) => column.notNull())
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('problem', 'text')
      .addColumn('resource', 'text', (column) => column.notNull())
      .addColumn('summary', 'text', (column) => column.notNull())
      .addColumn('report', 'text', (column) => column.notNull())
      .addColumn('draft', 'text')
      .addColumn('started_at_ms', 'bigint', (column) => column.notNull())
      .addColumn('ended_at_ms', 'bigint')
      .execute();
    await db.schema
      .createIndex('recreations_by_start')
      .on('recreations')
      .columns(['started_at_ms', 'id'])
      .execute();
  },
};
