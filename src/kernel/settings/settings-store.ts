import type { Database, Migrations } from '../database/database.ts';

interface SettingsTables {
  kernel_settings: { name: string; value: string; updated_at_ms: number };
}

export const settingsMigrations: Migrations = {
  'kernel-0002-settings': {
    async up(db) {
      await db.schema
        .createTable('kernel_settings')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('value', 'text', (column) => column.notNull())
        .addColumn('updated_at_ms', 'bigint', (column) => column.notNull())
        .execute();
    },
  },
};

/** All stored values, as JSON text by name. */
export async function readSettings(database: Database): Promise<Map<string, string>> {
  const { query } = database.as<SettingsTables>();
  const rows = await query.selectFrom('kernel_settings').select(['name', 'value']).execute();
  return new Map(rows.map(({ name, value }) => [name, value]));
}

/** Durable once it resolves. Undefined forgets the value. */
export async function writeSetting(
  database: Database,
  name: string,
  value: string | undefined,
  updatedAtMs: number,
): Promise<void> {
  const { query } = database.as<SettingsTables>();
  if (value === undefined) {
    await query.deleteFrom('kernel_settings').where('name', '=', name).execute();
    return;
  }
  await query
    .insertInto('kernel_settings')
    .values({ name, value, updated_at_ms: updatedAtMs })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, updated_at_ms: updatedAtMs }))
    .execute();
}
