import type { Migrations } from '#kernel/database/database.ts';

/** What is found in the images of the lab, what was seen of it before, and what changed. */
export const findings: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('matched_images')
      .addColumn('digest', 'text', (column) => column.primaryKey())
      .addColumn('scanned_ms', 'bigint', (column) => column.notNull())
      .addColumn('matched_ms', 'bigint', (column) => column.notNull())
      .addColumn('result', 'blob', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('image_findings')
      .addColumn('host', 'text', (column) => column.notNull())
      .addColumn('image', 'text', (column) => column.notNull())
      .addColumn('place', 'integer', (column) => column.notNull())
      .addColumn('flaw', 'text', (column) => column.notNull())
      .addColumn('package', 'text', (column) => column.notNull())
      .addColumn('rank', 'integer', (column) => column.notNull())
      .addColumn('urgency', 'integer', (column) => column.notNull())
      .addColumn('severity', 'integer', (column) => column.notNull())
      .addColumn('is_accepted', 'integer', (column) => column.notNull())
      .addColumn('is_hidden', 'integer', (column) => column.notNull())
      .addColumn('is_repairable', 'integer', (column) => column.notNull())
      .addColumn('is_exploited', 'integer', (column) => column.notNull())
      .addColumn('words', 'text', (column) => column.notNull())
      .addColumn('finding', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('image_findings_key', ['host', 'image', 'place'])
      .execute();
    await db.schema
      .createIndex('image_findings_flaw')
      .on('image_findings')
      .columns(['flaw', 'urgency'])
      .execute();
    await db.schema
      .createTable('judged_images')
      .addColumn('host', 'text', (column) => column.notNull())
      .addColumn('image', 'text', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addColumn('line', 'text', (column) => column.notNull())
      .addColumn('judged_ms', 'bigint', (column) => column.notNull())
      .addColumn('matched_ms', 'bigint', (column) => column.notNull())
      .addColumn('summary', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('judged_images_key', ['host', 'image'])
      .execute();
    await db.schema
      .createTable('seen_findings')
      .addColumn('line', 'text', (column) => column.notNull())
      .addColumn('finding', 'text', (column) => column.notNull())
      .addColumn('first_seen_ms', 'bigint', (column) => column.notNull())
      .addColumn('gone_ms', 'bigint')
      .addColumn('is_told', 'integer', (column) => column.notNull())
      .addColumn('is_exploited', 'integer', (column) => column.notNull())
      .addColumn('is_repairable', 'integer', (column) => column.notNull())
      .addColumn('is_due', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('seen_findings_key', ['line', 'finding'])
      .execute();
    await db.schema
      .createTable('security_moments')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('at_ms', 'bigint', (column) => column.notNull())
      .addColumn('host', 'text', (column) => column.notNull())
      .addColumn('line', 'text', (column) => column.notNull())
      .addColumn('moment', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('security_moments_line')
      .on('security_moments')
      .columns(['line', 'id'])
      .execute();
  },
};
