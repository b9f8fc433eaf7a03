import type { Migrations } from '#kernel/database/database.ts';

/** What registries said, and how fast each may be asked. */
export const facts: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('tag_facts')
      .addColumn('repository', 'text', (column) => column.notNull())
      .addColumn('tag', 'text', (column) => column.notNull())
      .addColumn('digest', 'text')
      .addColumn('is_index', 'integer')
      .addColumn('etag', 'text')
      .addColumn('answered_ms', 'bigint')
      .addColumn('checked_ms', 'bigint', (column) => column.notNull())
      .addColumn('problem', 'text')
      .addPrimaryKeyConstraint('tag_facts_key', ['repository', 'tag'])
      .execute();
    await db.schema
      .createTable('tag_digests')
      .addColumn('repository', 'text', (column) => column.notNull())
      .addColumn('tag', 'text', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addColumn('seen_ms', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('tag_digests_key', ['repository', 'tag', 'digest'])
      .execute();
    await db.schema
      .createTable('tag_lists')
      .addColumn('repository', 'text', (column) => column.primaryKey())
      .addColumn('hash', 'text')
      .addColumn('is_cut', 'integer', (column) => column.notNull())
      .addColumn('answered_ms', 'bigint')
      .addColumn('checked_ms', 'bigint', (column) => column.notNull())
      .addColumn('problem', 'text')
      .execute();
    await db.schema
      .createTable('tag_list_names')
      .addColumn('repository', 'text', (column) => column.primaryKey())
      .addColumn('names', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('image_facts')
      .addColumn('repository', 'text', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addColumn('platform', 'text', (column) => column.notNull())
      .addColumn('fact', 'text', (column) => column.notNull())
      .addColumn('learned_ms', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('image_facts_key', ['repository', 'digest', 'platform'])
      .execute();
    await db.schema
      .createTable('paces')
      .addColumn('host', 'text', (column) => column.primaryKey())
      .addColumn('pace', 'text', (column) => column.notNull())
      .addColumn('at_ms', 'bigint', (column) => column.notNull())
      .execute();
  },
};
