import type { Database } from '#kernel/database/database.ts';
import { packJson, unpackJson } from '../inventories/packed-json.ts';
import type { MatchResult } from '../matching/finding.ts';
import type { FindingTables } from './finding-tables.ts';

type Tables = Pick<Database<FindingTables>, 'query'>;

export interface MatchedImage {
  /** Of the inventory that was matched. */
  readonly scannedAtMs: number;
  readonly matchedAtMs: number;
  /** When the advisories had last changed by then; 0: there were none. */
  readonly advisoriesAtMs: number;
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
  return result && { ...factsOf(row), result };
}

export async function writeMatched(
  { query }: Tables,
  digest: string,
  { scannedAtMs, matchedAtMs, advisoriesAtMs, result }: MatchedImage,
): Promise<void> {
  const row = {
    scanned_ms: scannedAtMs,
    matched_ms: matchedAtMs,
    advisories_ms: advisoriesAtMs,
    result: await packJson(result),
  };
  await query
    .insertInto('matched_images')
    .values({ digest, ...row })
    .onConflict((conflict) => conflict.column('digest').doUpdateSet(row))
    .execute();
}

/** When each was matched, of which inventory and with which advisories. */
export async function listMatched({ query }: Tables): Promise<Map<string, Omit<MatchedImage, 'result'>>> {
  const rows = await query
    .selectFrom('matched_images')
    .select(['digest', 'scanned_ms', 'matched_ms', 'advisories_ms'])
    .execute();
  return new Map(rows.map((row) => [row.digest, factsOf(row)]));
}

function factsOf(
  row: Omit<FindingTables['matched_images'], 'digest' | 'result'>,
): Omit<MatchedImage, 'result'> {
  return {
    scannedAtMs: row.scanned_ms,
    matchedAtMs: row.matched_ms,
    advisoriesAtMs: row.advisories_ms,
  };
}

/** They were compared with the advisories again, and nothing else came of it. */
export async function touchMatched(
  { query }: Tables,
  digests: readonly string[],
  { matchedAtMs, advisoriesAtMs }: Pick<MatchedImage, 'matchedAtMs' | 'advisoriesAtMs'>,
): Promise<void> {
  if (digests.length === 0) return;
  await query
    .updateTable('matched_images')
    .set({ matched_ms: matchedAtMs, advisories_ms: advisoriesAtMs })
    .where('digest', 'in', [...digests])
    .execute();
}

export async function deleteMatched({ query }: Tables, digest: string): Promise<void> {
  await query.deleteFrom('matched_images').where('digest', '=', digest).execute();
}
