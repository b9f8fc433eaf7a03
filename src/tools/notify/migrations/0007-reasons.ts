import type { Migrations } from '#kernel/database/database.ts';

/** Why messages did not arrive, in Spanish beside English; and what was sent lately is found by its time. */
export const reasons: Migrations[string] = {
  async up(db) {
    for (const [table, column] of [
      ['destinations', 'broken_reason_es'],
      ['destinations', 'held_reason_es'],
      ['deliveries', 'last_error_es'],
      ['delivery_tries', 'text_es'],
    ] as const)
      await db.schema.alterTable(table).addColumn(column, 'text').execute();
    await db.schema
      .createIndex('delivery_tries_by_time')
      .on('delivery_tries')
      .columns(['at_ms', 'delivery_id'])
      .execute();
  },
};
