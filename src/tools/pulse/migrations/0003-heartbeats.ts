import { sql } from 'kysely';
import type { Migrations } from '#kernel/database/database.ts';

/** What checks came to, for a year and longer. */
export const heartbeats: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('heartbeat_series')
      .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('monitor', 'integer', (column) => column.notNull())
      .addColumn('location', 'text', (column) => column.notNull())
      .addColumn('sealed_hour', 'integer', (column) => column.notNull())
      .addUniqueConstraint('heartbeat_series_key', ['monitor', 'location'])
      .execute();
    await db.schema
      .createTable('heartbeat_reasons')
      .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
      .addColumn('reason', 'text', (column) => column.notNull().unique())
      .execute();
    await db.schema
      .createTable('heartbeats')
      .addColumn('at_ms', 'bigint', (column) => column.notNull())
      .addColumn('series', 'integer', (column) => column.notNull())
      .addColumn('outcome', 'integer', (column) => column.notNull())
      .addColumn('latency', 'integer')
      .addPrimaryKeyConstraint('heartbeats_key', ['at_ms', 'series'])
      .modifyEnd(sql`without rowid`)
      .execute();
    await db.schema
      .createTable('heartbeat_blocks')
      .addColumn('hour', 'integer', (column) => column.notNull())
      .addColumn('series', 'integer', (column) => column.notNull())
      .addColumn('data', 'blob', (column) => column.notNull())
      .addPrimaryKeyConstraint('heartbeat_blocks_key', ['hour', 'series'])
      .modifyEnd(sql`without rowid`)
      .execute();
    await db.schema
      .createTable('heartbeat_summaries')
      .addColumn('step', 'integer', (column) => column.notNull())
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('series', 'integer', (column) => column.notNull())
      .addColumn('up_ms', 'bigint', (column) => column.notNull())
      .addColumn('degraded_ms', 'bigint', (column) => column.notNull())
      .addColumn('down_ms', 'bigint', (column) => column.notNull())
      .addColumn('maintenance_ms', 'bigint', (column) => column.notNull())
      .addColumn('detail', 'blob', (column) => column.notNull())
      .addPrimaryKeyConstraint('heartbeat_summaries_key', ['step', 'number', 'series'])
      .modifyEnd(sql`without rowid`)
      .execute();
    await db.schema
      .createTable('heartbeat_seals')
      .addColumn('hour', 'integer', (column) => column.primaryKey())
      .addColumn('heartbeats', 'bigint', (column) => column.notNull())
      .addColumn('blocks', 'integer', (column) => column.notNull())
      .addColumn('bytes', 'bigint', (column) => column.notNull())
      .execute();
  },
};
