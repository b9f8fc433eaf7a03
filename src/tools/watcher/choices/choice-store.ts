import type { FailedUpdate, SkippedUpdate } from '#contracts/watcher/watched.ts';
import type { Database, Transaction } from '#kernel/database/database.ts';
import type { ChoiceTables } from './choice-tables.ts';
import { type ContainerChoices, noChoices } from './choices.ts';

export interface ContainerName {
  readonly host: string;
  readonly name: string;
}

export interface Version {
  readonly tag: string | null;
  readonly digest: string | null;
}

type Tx = Transaction<ChoiceTables>;

export interface StoredChoices extends ContainerName {
  readonly choices: ContainerChoices;
}

/** Of all containers that somebody decided something about. */
export async function readChoices({ query }: Database<ChoiceTables>): Promise<StoredChoices[]> {
  const found = new Map<string, StoredChoices>();
  const add = ({ host, name }: ContainerName, more: (had: ContainerChoices) => Partial<ContainerChoices>) => {
    const key = JSON.stringify([host, name]);
    const had = found.get(key)?.choices ?? noChoices;
    found.set(key, { host, name, choices: { ...had, ...more(had) } });
  };
  for (const row of await query.selectFrom('skipped_updates').selectAll().orderBy('skipped_ms').execute()) {
    const { tag, digest, skipped_by: by, skipped_ms: atMs } = row;
    const skipped = { tag, digest: digest === '' ? null : digest, by, atMs };
    add(row, (had) => ({ skipped: [...had.skipped, skipped] }));
  }
  for (const row of await query.selectFrom('failed_updates').selectAll().orderBy('failed_ms').execute()) {
    const { tag, digest, failed_ms: atMs, run_id: runId, problem } = row;
    add(row, (had) => ({ failed: [...had.failed, { tag, digest, atMs, runId, problem }] }));
  }
  for (const row of await query.selectFrom('snoozed_containers').selectAll().execute())
    add(row, () => ({ snoozedUntilMs: row.until_ms }));
  return [...found.values()];
}

export async function writeSkip(tx: Tx, { host, name }: ContainerName, skip: SkippedUpdate): Promise<void> {
  const said = { skipped_by: skip.by, skipped_ms: skip.atMs };
  await tx
    .insertInto('skipped_updates')
    .values({ host, name, tag: skip.tag, digest: skip.digest ?? '', ...said })
    .onConflict((conflict) => conflict.columns(['host', 'name', 'tag', 'digest']).doUpdateSet(said))
    .execute();
}

export async function writeFailure(
  tx: Tx,
  { host, name }: ContainerName,
  { tag, digest, atMs, runId, problem }: FailedUpdate,
): Promise<void> {
  const said = { tag, failed_ms: atMs, run_id: runId, problem };
  await tx
    .insertInto('failed_updates')
    .values({ host, name, digest, ...said })
    .onConflict((conflict) => conflict.columns(['host', 'name', 'digest']).doUpdateSet(said))
    .execute();
}

/** Of a tag without a digest, everything; with one, also what holds for the tag for good. */
export async function deleteVersion(
  tx: Tx,
  { host, name }: ContainerName,
  { tag, digest }: Version,
): Promise<void> {
  let skips = tx.deleteFrom('skipped_updates').where('host', '=', host).where('name', '=', name);
  let failures = tx.deleteFrom('failed_updates').where('host', '=', host).where('name', '=', name);
  if (tag !== null) skips = skips.where('tag', '=', tag);
  if (digest !== null) {
    skips = skips.where('digest', 'in', tag === null ? [digest] : [digest, '']);
    failures = failures.where('digest', '=', digest);
  } else if (tag !== null) failures = failures.where('tag', '=', tag);
  await skips.execute();
  await failures.execute();
}

export async function writeSnooze(
  tx: Tx,
  { host, name }: ContainerName,
  untilMs: number | null,
): Promise<void> {
  if (untilMs === null) {
    await tx.deleteFrom('snoozed_containers').where('host', '=', host).where('name', '=', name).execute();
    return;
  }
  await tx
    .insertInto('snoozed_containers')
    .values({ host, name, until_ms: untilMs })
    .onConflict((conflict) => conflict.columns(['host', 'name']).doUpdateSet({ until_ms: untilMs }))
    .execute();
}
