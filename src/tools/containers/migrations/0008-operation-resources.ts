import type { Migrations } from '#kernel/database/database.ts';

/** What grants compare for an operation. Of older ones it is not known, so they show to whoever may see the whole host. */
export const operationResources: Migrations[string] = {
  async up(db) {
    await db.schema.alterTable('operations').addColumn('resource', 'text').execute();
  },
};
