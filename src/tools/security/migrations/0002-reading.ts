import type { Migrations } from '#kernel/database/database.ts';

/** What is in the images of the hosts, and the reads that did not succeed. */
export const reading: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('host_images')
      .addColumn('host', 'text', (column) => column.notNull())
      .addColumn('image', 'text', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addColumn('asked_ms', 'bigint')
      .addColumn('asked_alone', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('host_images_key', ['host', 'image'])
      .execute();
    await db.schema
      .createTable('image_reads')
      .addColumn('digest', 'text', (column) => column.primaryKey())
      .addColumn('revisions', 'text', (column) => column.notNull())
      .addColumn('started_ms', 'bigint')
      .addColumn('failures', 'integer', (column) => column.notNull())
      .addColumn('failed_ms', 'bigint')
      .addColumn('next_ms', 'bigint', (column) => column.notNull())
      .addColumn('reason', 'text')
      .execute();
  },
};
