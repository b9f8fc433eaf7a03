import type { Migrations } from '#kernel/database/database.ts';

/** Which advisories a content was matched with. What was matched before is matched again. */
export const matchedWith: Migrations[string] = {
  async up(db) {
    await db.schema
      .alterTable('matched_images')
      .addColumn('advisories_ms', 'bigint', (column) => column.notNull().defaultTo(0))
      .execute();
  },
};
