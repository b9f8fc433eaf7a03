import { LabDay } from '#contracts/security/lab.ts';
import type { Database } from '#kernel/database/database.ts';
import type { DayTables } from './day-tables.ts';

type Tables = Pick<Database<DayTables>, 'query'>;

/** In place of what was known of that day. */
export async function writeDay({ query }: Tables, day: LabDay): Promise<void> {
  const row = { day: JSON.stringify(day) };
  await query
    .insertInto('security_days')
    .values({ day_ms: day.dayMs, ...row })
    .onConflict((conflict) => conflict.column('day_ms').doUpdateSet(row))
    .execute();
}

/** The oldest first. */
export async function readDays({ query }: Tables, fromMs: number): Promise<LabDay[]> {
  const rows = await query
    .selectFrom('security_days')
    .select('day')
    .where('day_ms', '>=', fromMs)
    .orderBy('day_ms')
    .execute();
  return rows.map(({ day }) => LabDay.parse(JSON.parse(day)));
}

export async function forgetDays({ query }: Tables, beforeMs: number): Promise<void> {
  await query.deleteFrom('security_days').where('day_ms', '<', beforeMs).execute();
}
