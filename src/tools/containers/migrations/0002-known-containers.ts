import type { Migrations } from '#kernel/database/database.ts';

/** The last known state of hosts and containers. */
export const knownContainers: Migrations[string] = {
  async up(db) {
    await db.schema
      .createTable('known_containers')
      .addColumn('host', 'text', (column) => column.notNull())
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('known_containers_key', ['host', 'id'])
      .execute();
    await db.schema
      .createTable('known_hosts')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('unreachable', 'integer', (column) => column.notNull())
      .execute();
  },
};
