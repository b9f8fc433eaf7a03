import type { Migrations } from '#kernel/database/database.ts';

/** Destinations, the messages on their way there, and every try. */
export const deliveries: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('destinations')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('settings', 'text', (column) => column.notNull())
      .addColumn('language', 'text', (column) => column.notNull())
      .addColumn('template_id', 'text')
      .addColumn('fallback_id', 'text')
      .addColumn('is_enabled', 'integer', (column) => column.notNull())
      .addColumn('is_default', 'integer', (column) => column.notNull())
      .addColumn('broken_reason', 'text')
      .addColumn('broken_since_ms', 'bigint')
      .addColumn('held_until_ms', 'bigint')
      .addColumn('held_reason', 'text')
      .addColumn('is_hold_asked', 'integer', (column) => column.notNull())
      .addColumn('last_sent_ms', 'bigint')
      .addColumn('updated_ms', 'bigint', (column) => column.notNull())
      .addColumn('updated_by', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('destination_memory')
      .addColumn('destination_id', 'text', (column) => column.notNull())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('value', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('destination_memory_key', ['destination_id', 'key'])
      .execute();
    await db.schema
      .createTable('vapid_keys')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('sealed', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('deliveries')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('destination_id', 'text', (column) => column.notNull())
      .addColumn('receiver', 'text', (column) => column.notNull())
      .addColumn('group_key', 'text', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('title_es', 'text')
      .addColumn('alert_count', 'integer', (column) => column.notNull())
      .addColumn('payload', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('created_ms', 'bigint', (column) => column.notNull())
      .addColumn('sent_ms', 'bigint')
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('next_try_ms', 'bigint')
      .addColumn('give_up_ms', 'bigint')
      .addColumn('last_error', 'text')
      .addColumn('code', 'integer')
      .addColumn('is_possibly_twice', 'integer', (column) => column.notNull())
      .addColumn('merged_into', 'text')
      .addColumn('fallback_of', 'text')
      .addColumn('reference', 'text')
      .execute();
    await db.schema
      .createIndex('deliveries_by_state')
      .on('deliveries')
      .columns(['state', 'destination_id', 'next_try_ms'])
      .execute();
    await db.schema
      .createIndex('deliveries_by_time')
      .on('deliveries')
      .columns(['created_ms', 'id'])
      .execute();
    await db.schema
      .createTable('delivery_tries')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('delivery_id', 'text', (column) => column.notNull())
      .addColumn('at_ms', 'bigint', (column) => column.notNull())
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('code', 'integer')
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('duration_ms', 'bigint', (column) => column.notNull())
      .execute();
    await db.schema
      .createIndex('delivery_tries_by_delivery')
      .on('delivery_tries')
      .columns(['delivery_id', 'at_ms'])
      .execute();
    await db.schema
      .createTable('delivery_alerts')
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addColumn('delivery_id', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('delivery_alerts_key', ['fingerprint', 'delivery_id'])
      .execute();
    await db.schema
      .createIndex('delivery_alerts_by_delivery')
      .on('delivery_alerts')
      .columns(['delivery_id'])
      .execute();
  },
};
