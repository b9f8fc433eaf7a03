import type { PolicyRule, PolicySettings } from '#contracts/watcher/policy.ts';
import type { Database, Transaction } from '#kernel/database/database.ts';
import type { PolicyTables } from './policy-tables.ts';

/** As it is kept: fields of the default that are not set follow the product's. */
export interface StoredRules {
  readonly rules: readonly PolicyRule[];
  readonly default: Partial<PolicySettings>;
  readonly revision: number;
}

const only = 'default';

/** The revision first: should somebody save meanwhile, it is older than the rules, and they are read once more. */
export async function readRules({ query }: Database<PolicyTables>): Promise<StoredRules> {
  const usual = await query
    .selectFrom('policy_default')
    .select(['settings', 'revision'])
    .where('id', '=', only)
    .executeTakeFirst();
  const rows = await query.selectFrom('policy_rules').select('rule').orderBy('position').execute();
  const settings: Partial<PolicySettings> = JSON.parse(usual?.settings ?? '{}');
  return {
    rules: rows.map(({ rule }): PolicyRule => JSON.parse(rule)),
    default: settings,
    revision: usual?.revision ?? 0,
  };
}

export async function readRevision({ query }: Database<PolicyTables>): Promise<number> {
  const row = await query
    .selectFrom('policy_default')
    .select('revision')
    .where('id', '=', only)
    .executeTakeFirst();
  return row?.revision ?? 0;
}

/** All of them anew. @returns false, with nothing written, when `before` is not the revision any more. */
export async function replaceRules(
  tx: Transaction<PolicyTables>,
  before: number,
  { rules, default: usual, revision }: StoredRules,
): Promise<boolean> {
  const settings = JSON.stringify(usual);
  await tx
    .insertInto('policy_default')
    .values({ id: only, settings: '{}', revision: 0 })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  const { numUpdatedRows } = await tx
    .updateTable('policy_default')
    .set({ settings, revision })
    .where('id', '=', only)
    .where('revision', '=', before)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await tx.deleteFrom('policy_rules').execute();
  const rows = rules.map((rule, position) => ({ id: rule.id, position, rule: JSON.stringify(rule) }));
  if (rows.length > 0) await tx.insertInto('policy_rules').values(rows).execute();
  return true;
}
