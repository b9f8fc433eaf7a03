import type { Database, Transaction } from '#kernel/database/database.ts';
import type { ImageKey } from './lab-image.ts';
import { reasonFrom, type ReadingReason } from './reading-reason.ts';
import type { ReadingTables } from './reading-tables.ts';

type Query = Pick<Database<ReadingTables>, 'query'>;

/** What is remembered of an image of a host. */
export interface HostImage extends ImageKey {
  readonly digest: string;
  readonly askedMs: number | null;
  readonly isAskedAlone: boolean;
}

/** A read that is under way, or failed. */
export interface Attempt {
  readonly digest: string;
  readonly revisions: string;
  readonly startedMs: number | null;
  readonly failures: number;
  readonly failedMs: number | null;
  readonly nextMs: number;
  readonly reason: ReadingReason | null;
}

export async function readHostImages({ query }: Query): Promise<HostImage[]> {
  const rows = await query.selectFrom('host_images').selectAll().orderBy('host').orderBy('image').execute();
  return rows.map(({ host, image, digest, asked_ms: askedMs, asked_alone: alone }) => ({
    host,
    id: image,
    digest,
    askedMs,
    isAskedAlone: alone === 1,
  }));
}

/** Whether it is asked for stays as it is. */
export async function writeHostImage({ query }: Query, { host, id, digest }: ImageKey & { digest: string }) {
  await query
    .insertInto('host_images')
    .values({ host, image: id, digest, asked_ms: null, asked_alone: 0 })
    .onConflict((conflict) => conflict.columns(['host', 'image']).doUpdateSet({ digest }))
    .execute();
}

export async function deleteHostImages(
  database: Database<ReadingTables>,
  images: readonly ImageKey[],
): Promise<void> {
  if (images.length === 0) return;
  await database.transaction(async (tx) => {
    for (const { host, id } of images) {
      await tx.deleteFrom('host_images').where('host', '=', host).where('image', '=', id).execute();
    }
  });
}

/** Those that failed are due again at once. */
export async function askFor(
  database: Database<ReadingTables>,
  images: readonly HostImage[],
  { nowMs, isAlone }: { readonly nowMs: number; readonly isAlone: boolean },
): Promise<void> {
  await database.transaction(async (tx) => {
    for (const { host, id, digest } of images) {
      await tx
        .updateTable('host_images')
        .set({ asked_ms: nowMs, ...(isAlone && { asked_alone: 1 }) })
        .where('host', '=', host)
        .where('image', '=', id)
        .execute();
      await tx.updateTable('image_reads').set({ next_ms: 0 }).where('digest', '=', digest).execute();
    }
  });
}

export async function readAttempts({ query }: Query): Promise<Attempt[]> {
  const rows = await query.selectFrom('image_reads').selectAll().orderBy('digest').execute();
  return rows.map((row) => ({
    digest: row.digest,
    revisions: row.revisions,
    startedMs: row.started_ms,
    failures: row.failures,
    failedMs: row.failed_ms,
    nextMs: row.next_ms,
    reason: reasonFrom(row.reason),
  }));
}

export async function writeAttempt({ query }: Query, attempt: Attempt): Promise<void> {
  const row = {
    revisions: attempt.revisions,
    started_ms: attempt.startedMs,
    failures: attempt.failures,
    failed_ms: attempt.failedMs,
    next_ms: attempt.nextMs,
    reason: attempt.reason && JSON.stringify(attempt.reason),
  };
  await query
    .insertInto('image_reads')
    .values({ digest: attempt.digest, ...row })
    .onConflict((conflict) => conflict.column('digest').doUpdateSet(row))
    .execute();
}

/** It succeeded. Who asked since then waits for another. */
export async function settleRead(
  database: Database<ReadingTables>,
  digest: string,
  askedMs: number | null,
): Promise<void> {
  await database.transaction(async (tx) => {
    await deleteAttempt({ query: tx }, digest);
    await tx
      .updateTable('host_images')
      .set({ asked_ms: null, asked_alone: 0 })
      .where('digest', '=', digest)
      .where('asked_ms', '<=', askedMs ?? 0)
      .execute();
  });
}

export async function deleteAttempt(
  { query }: { readonly query: Pick<Transaction<ReadingTables>, 'deleteFrom'> },
  digest: string,
): Promise<void> {
  await query.deleteFrom('image_reads').where('digest', '=', digest).execute();
}
