import type { Database, Transaction } from '#kernel/database/database.ts';
import type { Selectable } from 'kysely';
import type { ContainersSchema } from '../containers-schema.ts';

type Db = Database<ContainersSchema>;
type Tx = Transaction<ContainersSchema>;

/** A stack that NEXUS looks after. */
export interface StoredStack {
  readonly host: string;
  readonly name: string;
  readonly origin: 'managed' | 'adopted';
  readonly workingDirectory: string;
  readonly configFiles: readonly string[];
  readonly environmentFiles: readonly string[];
}

export async function storedStacks(database: Db): Promise<StoredStack[]> {
  const rows = await database.query.selectFrom('stacks').selectAll().execute();
  return rows.map(toStack);
}

export async function storedStack(
  database: Db,
  host: string,
  name: string,
): Promise<StoredStack | undefined> {
  const row = await database.query
    .selectFrom('stacks')
    .selectAll()
    .where('host', '=', host)
    .where('name', '=', name)
    .executeTakeFirst();
  return row && toStack(row);
}

export async function insertStack(
  tx: Tx,
  stack: StoredStack,
  added: { readonly by: string; readonly atMs: number },
): Promise<void> {
  await tx
    .insertInto('stacks')
    .values({
      host: stack.host,
      name: stack.name,
      origin: stack.origin,
      working_directory: stack.workingDirectory,
      config_files: JSON.stringify(stack.configFiles),
      environment_files: JSON.stringify(stack.environmentFiles),
      added_by: added.by,
      added_at_ms: added.atMs,
    })
    .execute();
}

/** With all its versions. */
export async function deleteStack(tx: Tx, host: string, name: string): Promise<void> {
  await tx.deleteFrom('stacks').where('host', '=', host).where('name', '=', name).execute();
  await tx.deleteFrom('stack_versions').where('host', '=', host).where('stack', '=', name).execute();
}

function toStack(row: Selectable<ContainersSchema['stacks']>): StoredStack {
  return {
    host: row.host,
    name: row.name,
    origin: row.origin,
    workingDirectory: row.working_directory,
    configFiles: JSON.parse(row.config_files),
    environmentFiles: JSON.parse(row.environment_files),
  };
}
