import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { AuditEntry } from '#contracts/hub/audit.ts';
import type { AuditRow, HubSchema } from './hub-schema.ts';

type Db = Kysely<HubSchema>;

export interface AuditQuery {
  /** The id of the entry to go on behind. */
  readonly before?: string;
  readonly limit: number;
  readonly target?: string;
}

/** Adds an entry at the end; the primary key refuses a second writer at the same place. */
export async function appendAudit(db: Db, entry: AuditEntry): Promise<void> {
  const last = await db
    .selectFrom('audit_log')
    .selectAll()
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  const text = JSON.stringify(entry);
  await db
    .insertInto('audit_log')
    .values({
      sequence: (last?.sequence ?? 0) + 1,
      id: entry.id,
      target: entry.target,
      entry: text,
      chain: chainValue(last?.chain, text),
    })
    .execute();
}

/** Newest first. */
export async function listAudit(db: Db, { before, limit, target }: AuditQuery): Promise<AuditEntry[]> {
  let query = db.selectFrom('audit_log').select('entry').orderBy('sequence', 'desc').limit(limit);
  if (target !== undefined) query = query.where('target', '=', target);
  if (before !== undefined) {
    query = query.where('sequence', '<', (of) =>
      of.selectFrom('audit_log').select('sequence').where('id', '=', before),
    );
  }
  return (await query.execute()).map(({ entry }) => AuditEntry.parse(JSON.parse(entry)));
}

/**
 * Follows the chain from the first entry.
 * @returns the sequence of the first entry that was changed, or behind which one is missing; undefined when all is well.
 */
export async function findBrokenAudit(db: Db, batchSize = 500): Promise<number | undefined> {
  let last: Pick<AuditRow, 'sequence' | 'chain'> | undefined;
  for (;;) {
    const rows = await db
      .selectFrom('audit_log')
      .selectAll()
      .where('sequence', '>', last?.sequence ?? 0)
      .orderBy('sequence')
      .limit(batchSize)
      .execute();
    for (const row of rows) {
      const isNext = row.sequence === (last?.sequence ?? 0) + 1;
      if (!isNext || row.chain !== chainValue(last?.chain, row.entry)) return row.sequence;
      last = row;
    }
    if (rows.length < batchSize) return undefined;
  }
}

function chainValue(before: string | undefined, entry: string): string {
  return createHash('sha256')
    .update(`${before ?? ''}\n${entry}`)
    .digest('hex');
}
