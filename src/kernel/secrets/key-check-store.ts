import type { Database, Migrations } from '../database/database.ts';
import type { KeyCheck } from './key-check.ts';

interface KeyCheckTables {
  kernel_secret_key: { id: number; check_value: string };
}

export const keyCheckMigrations: Migrations = {
  'kernel-0001-secret-key': {
    async up(db) {
      await db.schema
        .createTable('kernel_secret_key')
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('check_value', 'text', (column) => column.notNull())
        .execute();
    },
  },
};

/** In a database that several processes share: all of them must then be given the same key. */
export function databaseKeyCheck(database: Database): KeyCheck {
  const { query } = database.as<KeyCheckTables>();
  const read = async () =>
    (await query.selectFrom('kernel_secret_key').select('check_value').executeTakeFirst())?.check_value;
  return {
    read,
    async claim(checkValue) {
      await query
        .insertInto('kernel_secret_key')
        .values({ id: 1, check_value: checkValue })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
      return (await read()) ?? checkValue;
    },
  };
}
