import { type Generated, sql } from 'kysely';
import type { Migrations } from '#kernel/database/database.ts';

/** The bus's tables, beside the tool's own in its database. */
export interface BusTables {
  /** Events this tool published. */
  bus_outbox: {
    /** The order of insertion. On PostgreSQL rows become visible in another one, so it cannot be read from. */
    ordinal: Generated<number>;
    /** The position in the publisher's line, without gaps; null until it is assigned. */
    sequence: number | null;
    id: string;
    name: string;
    key: string;
    payload: string;
    at_ms: number;
  };
  /** How far the outbox is taken in by each subscription; what holds events back from being forgotten. */
  bus_reader: { subscriber: string; sequence: number; seen_ms: number };
  /** Events this tool's subscriptions took in. */
  bus_inbox: {
    subscriber: string;
    event_id: string;
    sequence: number;
    name: string;
    key: string;
    payload: string;
    at_ms: number;
    state: 'waiting' | 'done' | 'dead';
    attempts: number;
    due_ms: number;
    error: string;
    changed_ms: number;
  };
  /** The last event of each publisher that a subscription took in; its id shows when the publisher was set back. */
  bus_cursor: { subscriber: string; publisher: string; sequence: number; event_id: string };
}

/** Part of the migrations of every tool that publishes or subscribes. */
export const busMigrations: Migrations = {
  'kernel-0001-outbox': {
    async up(db) {
      await db.schema
        .createTable('bus_outbox')
        .addColumn('ordinal', 'integer', (column) => column.primaryKey().autoIncrement())
        .addColumn('sequence', 'bigint', (column) => column.unique())
        .addColumn('id', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('key', 'text', (column) => column.notNull())
        .addColumn('payload', 'text', (column) => column.notNull())
        .addColumn('at_ms', 'bigint', (column) => column.notNull())
        .execute();
      await db.schema
        .createIndex('bus_outbox_unplaced')
        .on('bus_outbox')
        .column('ordinal')
        .where(sql<boolean>`sequence is null`)
        .execute();
      await db.schema
        .createTable('bus_reader')
        .addColumn('subscriber', 'text', (column) => column.primaryKey())
        .addColumn('sequence', 'bigint', (column) => column.notNull())
        .addColumn('seen_ms', 'bigint', (column) => column.notNull())
        .execute();
    },
  },
  'kernel-0001-inbox': {
    async up(db) {
      await db.schema
        .createTable('bus_inbox')
        .addColumn('subscriber', 'text', (column) => column.notNull())
        .addColumn('event_id', 'text', (column) => column.notNull())
        .addColumn('sequence', 'bigint', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('key', 'text', (column) => column.notNull())
        .addColumn('payload', 'text', (column) => column.notNull())
        .addColumn('at_ms', 'bigint', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('attempts', 'bigint', (column) => column.notNull())
        .addColumn('due_ms', 'bigint', (column) => column.notNull())
        .addColumn('error', 'text', (column) => column.notNull())
        .addColumn('changed_ms', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('bus_inbox_key', ['subscriber', 'event_id'])
        .execute();
      await db.schema
        .createIndex('bus_inbox_line')
        .on('bus_inbox')
        .columns(['subscriber', 'sequence'])
        .where(sql<boolean>`state = 'waiting'`)
        .execute();
      await db.schema
        .createIndex('bus_inbox_line_of_key')
        .on('bus_inbox')
        .columns(['subscriber', 'key', 'sequence'])
        .where(sql<boolean>`state = 'waiting'`)
        .execute();
      await db.schema
        .createTable('bus_cursor')
        .addColumn('subscriber', 'text', (column) => column.notNull())
        .addColumn('publisher', 'text', (column) => column.notNull())
        .addColumn('sequence', 'bigint', (column) => column.notNull())
        .addColumn('event_id', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('bus_cursor_key', ['subscriber', 'publisher'])
        .execute();
    },
  },
};
