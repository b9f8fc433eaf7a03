import type { Migrations } from '#kernel/database/database.ts';

/** What was accepted when it was last judged, so that its end is seen. */
export const accepted: Migrations[string] = {
  async up(db) {
    await db.schema
      .alterTable('seen_findings')
      .addColumn('is_accepted', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
