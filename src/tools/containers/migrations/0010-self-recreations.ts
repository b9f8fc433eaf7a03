import type { Migrations } from '#kernel/database/database.ts';

/** The last replacement of the container that NEXUS runs in. */
export const selfRecreations: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('self_recreations')
      .addColumn('host', 'text', (column) => column.primaryKey())
      .addColumn('record', 'text', (column) => column.notNull())
      .execute();
  },
};
