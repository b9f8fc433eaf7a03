import type { Migrations } from '#kernel/database/database.ts';

/** The alerts of now, each time one fired, and what happened to it. */
export const alerts: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('alerts')
      .addColumn('fingerprint', 'text', (column) => column.primaryKey())
      .addColumn('labels', 'text', (column) => column.notNull())
      .addColumn('annotations', 'text', (column) => column.notNull())
      .addColumn('severity', 'text', (column) => column.notNull())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('starts_ms', 'bigint', (column) => column.notNull())
      .addColumn('ends_ms', 'bigint')
      .addColumn('ends_by_timeout', 'integer', (column) => column.notNull())
      .addColumn('updated_ms', 'bigint', (column) => column.notNull())
      .addColumn('generator_url', 'text')
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('evidence', 'text')
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('acknowledgement', 'text')
      .addColumn('snoozed_until_ms', 'bigint')
      .addColumn('snooze_ended_ms', 'bigint')
      .addColumn('noise', 'text', (column) => column.notNull())
      .addColumn('flapping_since_ms', 'bigint')
      .addColumn('flap_percent', 'real', (column) => column.notNull())
      .addColumn('episode_id', 'text')
      .addColumn('revision', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('alerts_by_revision').on('alerts').columns(['revision']).execute();
    await db.schema
      .createTable('alert_episodes')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addColumn('labels', 'text', (column) => column.notNull())
      .addColumn('severity', 'text', (column) => column.notNull())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('title_es', 'text')
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('starts_ms', 'bigint', (column) => column.notNull())
      .addColumn('fired_ms', 'bigint', (column) => column.notNull())
      .addColumn('ends_ms', 'bigint')
      .addColumn('acknowledged_by', 'text')
      .addColumn('words', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('alert_episodes_by_start')
      .on('alert_episodes')
      .columns(['starts_ms', 'id'])
      .execute();
    await db.schema
      .createIndex('alert_episodes_by_alert')
      .on('alert_episodes')
      .columns(['fingerprint', 'starts_ms'])
      .execute();
    await db.schema
      .createTable('alert_moments')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addColumn('at_ms', 'bigint', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('by', 'text')
      .addColumn('text', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('alert_moments_by_alert')
      .on('alert_moments')
      .columns(['fingerprint', 'at_ms'])
      .execute();
  },
};
