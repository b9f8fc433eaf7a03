import type { Kysely } from 'kysely';
import { type Input, InputSettings } from '#contracts/notify/inputs.ts';
import type { Transaction } from '#kernel/database/database.ts';
import type { NotifySchema } from '../notify-schema.ts';
import type { InputTables } from './input-tables.ts';

type Query = Kysely<NotifySchema> | Transaction<NotifySchema>;

/** An address as it is kept, without what only the table knows. */
export type StoredInput = Omit<Input, 'dueAtMs'> & { readonly tokenHash: string };

export async function readInputs(query: Query): Promise<StoredInput[]> {
  const rows = await query.selectFrom('inputs').selectAll().orderBy('created_ms').orderBy('id').execute();
  return rows.map(inputOf);
}

export async function readInput(query: Query, id: string): Promise<StoredInput | undefined> {
  const row = await query.selectFrom('inputs').selectAll().where('id', '=', id).executeTakeFirst();
  return row && inputOf(row);
}

export async function readInputByToken(query: Query, tokenHash: string): Promise<StoredInput | undefined> {
  const row = await query
    .selectFrom('inputs')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row && inputOf(row);
}

/** Sealed; null before the first report. */
export async function readLastBody(query: Query, id: string): Promise<string | null> {
  const row = await query.selectFrom('inputs').select('last_body').where('id', '=', id).executeTakeFirst();
  return row?.last_body ?? null;
}

export async function insertInput(tx: Transaction<NotifySchema>, input: StoredInput): Promise<void> {
  await tx
    .insertInto('inputs')
    .values({
      id: input.id,
      name: input.name,
      settings: JSON.stringify(input.settings),
      is_enabled: input.isEnabled ? 1 : 0,
      token_hash: input.tokenHash,
      token_hint: input.tokenHint,
      last_seen_ms: input.lastSeenAtMs,
      last_problem: input.lastProblem,
      last_problem_es: input.lastProblemEs,
      last_body: null,
      is_missing: input.isMissing ? 1 : 0,
      created_ms: input.createdAtMs,
      created_by: input.createdBy,
    })
    .execute();
}

export type InputChange = Partial<
  Pick<
    StoredInput,
    | 'name'
    | 'settings'
    | 'isEnabled'
    | 'tokenHash'
    | 'tokenHint'
    | 'lastSeenAtMs'
    | 'lastProblem'
    | 'lastProblemEs'
    | 'isMissing'
  >
> & { readonly sealedBody?: string };

export async function updateInput(query: Query, id: string, change: InputChange): Promise<void> {
  await query.updateTable('inputs').set(columnsOf(change)).where('id', '=', id).execute();
}

export async function deleteInput(tx: Transaction<NotifySchema>, id: string): Promise<void> {
  await tx.deleteFrom('inputs').where('id', '=', id).execute();
}

function columnsOf(change: InputChange): Partial<InputTables['inputs']> {
  return {
    ...(change.name !== undefined && { name: change.name }),
    ...(change.settings !== undefined && { settings: JSON.stringify(change.settings) }),
    ...(change.isEnabled !== undefined && { is_enabled: change.isEnabled ? 1 : 0 }),
    ...(change.tokenHash !== undefined && { token_hash: change.tokenHash }),
    ...(change.tokenHint !== undefined && { token_hint: change.tokenHint }),
    ...(change.lastSeenAtMs !== undefined && { last_seen_ms: change.lastSeenAtMs }),
    ...(change.lastProblem !== undefined && { last_problem: change.lastProblem }),
    ...(change.lastProblemEs !== undefined && { last_problem_es: change.lastProblemEs }),
    ...(change.isMissing !== undefined && { is_missing: change.isMissing ? 1 : 0 }),
    ...(change.sealedBody !== undefined && { last_body: change.sealedBody }),
  };
}

function inputOf(row: InputTables['inputs']): StoredInput {
  return {
    id: row.id,
    name: row.name,
    settings: InputSettings.parse(JSON.parse(row.settings)),
    isEnabled: row.is_enabled === 1,
    tokenHash: row.token_hash,
    tokenHint: row.token_hint,
    lastSeenAtMs: row.last_seen_ms,
    lastProblem: row.last_problem,
    lastProblemEs: row.last_problem_es,
    isMissing: row.is_missing === 1,
    createdAtMs: row.created_ms,
    createdBy: row.created_by,
  };
}
