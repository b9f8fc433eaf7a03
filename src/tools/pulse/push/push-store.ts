import type { Generated, Insertable, Selectable } from 'kysely';
import type { Database, Transaction } from '#kernel/database/database.ts';
import type { PulseSchema } from '../pulse-schema.ts';
import { newPushState, type PushState } from './push-state.ts';

export interface PushTables {
  push_jobs: {
    /** Of the monitor. */
    number: number;
    /** Null: nobody has asked for its address yet. */
    token_hash: string | null;
    /** Sealed. */
    token: string | null;
    /** `PushState`; null: as new. */
    state: string | null;
    /** How often this row was changed: whoever changes it does so first, and so has it alone until the commit. */
    changes: number;
  };
  push_pings: {
    id: Generated<number>;
    number: number;
    at_ms: number;
    counted: 'success' | 'start' | 'fail' | 'log' | null;
    ignored: 'paused' | 'method' | 'no keyword' | null;
    method: string;
    exit_status: number | null;
    run_id: string | null;
    duration_ms: number | null;
    user_agent: string;
    /** Sealed; null: nothing was sent along. */
    body: string | null;
  };
}

type Query = Database<PulseSchema>['query'];
type Tx = Transaction<PulseSchema>;
export type NewPing = Insertable<PushTables['push_pings']>;
export type PingRow = Omit<Selectable<PushTables['push_pings']>, 'body' | 'number'> & { hasBody: boolean };

/** As many as are kept of each job. */
const keptPings = 100;

/** Undefined: nothing has reported yet. */
export async function readPushState(query: Query | Tx, number: number): Promise<PushState | undefined> {
  const row = await query
    .selectFrom('push_jobs')
    .select('state')
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.state ? stateFrom(row.state) : undefined;
}

function stateFrom(text: string): PushState {
  const state: PushState = JSON.parse(text);
  return state;
}

export async function readNumberOfToken(query: Query, tokenHash: string): Promise<number | undefined> {
  const row = await query
    .selectFrom('push_jobs')
    .select('number')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row?.number;
}

/** From here to the commit nobody else changes this job. @returns how it is. */
export async function lockJob(
  tx: Tx,
  number: number,
): Promise<{ readonly state: PushState; readonly sealedToken: string | null }> {
  const { state, token } = await tx
    .insertInto('push_jobs')
    .values({ number, token_hash: null, token: null, state: null, changes: 0 })
    .onConflict((conflict) =>
      conflict
        .column('number')
        .doUpdateSet((row) => ({ changes: row(row.ref('push_jobs.changes'), '+', 1) })),
    )
    .returning(['state', 'token'])
    .executeTakeFirstOrThrow();
  return { state: state === null ? newPushState : stateFrom(state), sealedToken: token };
}

export async function writePushState(tx: Tx, number: number, state: PushState): Promise<void> {
  await tx
    .updateTable('push_jobs')
    .set({ state: JSON.stringify(state) })
    .where('number', '=', number)
    .execute();
}

export async function writeToken(tx: Tx, number: number, token: { hash: string; sealed: string }) {
  const { hash, sealed } = token;
  await tx
    .updateTable('push_jobs')
    .set({ token_hash: hash, token: sealed })
    .where('number', '=', number)
    .execute();
}

/** Forgets the oldest ones of the job. */
export async function insertPing(tx: Tx, ping: NewPing): Promise<void> {
  await tx.insertInto('push_pings').values(ping).execute();
  const oldest = tx
    .selectFrom('push_pings')
    .select('id')
    .where('number', '=', ping.number)
    .orderBy('id', 'desc')
    .limit(1)
    .offset(keptPings);
  await tx.deleteFrom('push_pings').where('number', '=', ping.number).where('id', '<=', oldest).execute();
}

/** Newest first. */
export async function readPings(query: Query, number: number): Promise<PingRow[]> {
  const rows = await query
    .selectFrom('push_pings')
    .select(['id', 'at_ms', 'counted', 'ignored', 'method', 'exit_status', 'run_id', 'duration_ms'])
    .select('user_agent')
    .select((row) => row('body', 'is not', null).as('has_body'))
    .where('number', '=', number)
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ has_body, ...row }) => ({ ...row, hasBody: Boolean(has_body) }));
}

/** Sealed; undefined: there is no such ping. */
export async function readPingBody(query: Query, number: number, id: number) {
  const row = await query
    .selectFrom('push_pings')
    .select('body')
    .where('number', '=', number)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.body;
}

/** What belongs to monitors that are gone. */
export async function forgetGoneJobs(tx: Tx): Promise<void> {
  const monitors = tx.selectFrom('monitors').select('number');
  await tx.deleteFrom('push_jobs').where('number', 'not in', monitors).execute();
  await tx.deleteFrom('push_pings').where('number', 'not in', monitors).execute();
}
