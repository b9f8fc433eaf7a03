import type { Database } from '#kernel/database/database.ts';
import { packJson, unpackJson } from '../inventories/packed-json.ts';
import type { MatchResult } from '../matching/finding.ts';
import type { FindingTables } from './finding-tables.ts';

type Tables = Pick<Database<FindingTables>, 'query'>;

export interface MatchedImage {
  /** Of the inventory that was matched. */
  readonly scannedAtMs: number;
  readonly matchedAtMs: number;
  readonly result: MatchResult;
}

/** Undefined when there is none, and for one that is damaged: it is matched again. */
export async function readMatched({ query }: Tables, digest: string): Promise<MatchedImage | undefined> {
  const row = await query
    .selectFrom('matched_images')
    .selectAll()
    .where('digest', '=', digest)
    .executeTakeFirst();
  const result = row && (await unpackJson<MatchResult>(row.result));
  return result && { scannedAtMs: row.scanned_ms, matchedAtMs: row.matched_ms, result };
}

export async function writeMatched(
  { query }: Tables,
  digest: string,
  { scannedAtMs, matchedAtMs, result }: MatchedImage,
): Promise<void> {
  const row = { scanned_ms: scannedAtMs, matched_ms: matchedAtMs, result: await packJson(result) };
  await query
    .insertInto('matched_images')
    .values({ digest, ...row })
    .onConflict((conflict) => conflict.column('digest').doUpdateSet(row))
    .execute();
}

/** When each was matched, and of which inventory. */
export async function listMatched({ query }: Tables): Promise<Map<string, Omit<MatchedImage, 'result'>>> {
  const rows = await query
    .selectFrom('matched_images')
    .select(['digest', 'scanned_ms', 'matched_ms'])
    .execute();
  return new Map(
    rows.map((row) => [row.digest, { scannedAtMs: row.scanned_ms, matchedAtMs: row.matched_ms }]),
  );
}

/** They were compared with the advisories again, and nothing else came of it. */
export async function touchMatched(
  { query }: Tables,
  digests: readonly string[],
  matchedAtMs: number,
): Promise<void> {
  if (digests.length === 0) return;
  await query
    .updateTable('matched_images')
    .set({ matched_ms: matchedAtMs })
    .where('digest', 'in', [...digests])
    .execute();
}

export async function deleteMatched({ query }: Tables, digest: string): Promise<void> {
  await query.deleteFrom('matched_images').where('digest', '=', digest).execute();
}
