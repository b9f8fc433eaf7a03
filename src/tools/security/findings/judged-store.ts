import type { Database, Transaction } from '#kernel/database/database.ts';
import type { ImageKey } from '../reading/lab-image.ts';
import { deleteFindings, writeFindings } from './finding-store.ts';
import type { FindingTables } from './finding-tables.ts';
import type { JudgedImage, JudgedSummary } from './judged-image.ts';
import type { Finding } from '#contracts/security/finding.ts';

type Tx = Transaction<FindingTables>;

export async function readJudged({ query }: Pick<Database<FindingTables>, 'query'>): Promise<JudgedImage[]> {
  const rows = await query.selectFrom('judged_images').selectAll().orderBy('host').orderBy('image').execute();
  return rows.map((row) => ({
    host: row.host,
    id: row.image,
    digest: row.digest,
    line: row.line,
    judgedAtMs: row.judged_ms,
    matchedAtMs: row.matched_ms,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `writeJudged` wrote
    summary: JSON.parse(row.summary) as JudgedSummary,
  }));
}

/** With its findings, in place of what was there. */
export async function writeJudged(
  tx: Tx,
  { host, id, digest, line, judgedAtMs, matchedAtMs, summary }: JudgedImage,
  findings: readonly Finding[],
): Promise<void> {
  const row = {
    digest,
    line,
    judged_ms: judgedAtMs,
    matched_ms: matchedAtMs,
    summary: JSON.stringify(summary),
  };
  await writeFindings(tx, { host, id }, findings);
  await tx
    .insertInto('judged_images')
    .values({ host, image: id, ...row })
    .onConflict((conflict) => conflict.columns(['host', 'image']).doUpdateSet(row))
    .execute();
}

export async function deleteJudged(tx: Tx, key: ImageKey): Promise<void> {
  await deleteFindings(tx, key);
  await tx.deleteFrom('judged_images').where('host', '=', key.host).where('image', '=', key.id).execute();
}
