import type { Migrations } from '#kernel/database/database.ts';

/** What accounts may do in parts of the lab, and what API tokens are limited to. */
export const grants: Migrations[string] = {
  async up(db) {
    await db.schema
      .alterTable('users')
      .addColumn('grants', 'text', (column) => column.notNull().defaultTo('[]'))
      .execute();
    await db.schema.alterTable('api_tokens').addColumn('scopes', 'text').execute();
  },
};
