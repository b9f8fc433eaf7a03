import type { Selectable } from 'kysely';
import type { Database, Transaction } from '#kernel/database/database.ts';
import type { NotifySchema } from '../notify-schema.ts';
import type { MessageTables } from './message-tables.ts';

export type TemplateRow = Selectable<MessageTables['templates']>;
type Db = Database<NotifySchema>;
type Tx = Transaction<NotifySchema>;

export async function readTemplates(database: Db): Promise<TemplateRow[]> {
  return database.query.selectFrom('templates').selectAll().orderBy('name').orderBy('id').execute();
}

export async function readTemplate(database: Db, id: string): Promise<TemplateRow | undefined> {
  return database.query.selectFrom('templates').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function hasTemplate(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.selectFrom('templates').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

export async function saveTemplate(tx: Tx, row: TemplateRow): Promise<void> {
  const { id: _, ...changed } = row;
  await tx
    .insertInto('templates')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changed))
    .execute();
}

export async function deleteTemplate(tx: Tx, id: string): Promise<void> {
  await tx.updateTable('destinations').set({ template_id: null }).where('template_id', '=', id).execute();
  await tx.deleteFrom('templates').where('id', '=', id).execute();
}

/** Names of the destinations that use each template, by its id. */
export async function readTemplateUses(database: Db): Promise<Map<string, string[]>> {
  const rows = await database.query
    .selectFrom('destinations')
    .select(['name', 'template_id'])
    .where('template_id', 'is not', null)
    .orderBy('name')
    .execute();
  const uses = new Map<string, string[]>();
  for (const { name, template_id: id } of rows)
    if (id !== null) uses.set(id, [...(uses.get(id) ?? []), name]);
  return uses;
}
