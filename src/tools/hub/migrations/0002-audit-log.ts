import type { Migrations } from '#kernel/database/database.ts';

/** Who changed what. Rows are only ever added; `chain` binds each to all before it. */
export const auditLog: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('audit_log')
      .addColumn('sequence', 'bigint', (column) => column.primaryKey())
      .addColumn('id', 'text', (column) => column.notNull().unique())
      .addColumn('target', 'text', (column) => column.notNull())
      .addColumn('entry', 'text', (column) => column.notNull())
      .addColumn('chain', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('audit_log_of_target')
      .on('audit_log')
      .columns(['target', 'sequence'])
      .execute();
  },
};
