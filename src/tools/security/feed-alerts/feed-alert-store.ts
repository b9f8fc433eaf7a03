import type { Database, Transaction } from '#kernel/database/database.ts';
import type { FeedAlertTables } from './feed-alert-tables.ts';
import type { WantedPart } from './feed-news.ts';

/** Since when parts have been wanted, by `wantedKey`. */
export async function readWanted(database: Database<FeedAlertTables>): Promise<Map<string, number>> {
  const rows = await database.query.selectFrom('wanted_feed_parts').selectAll().execute();
  return new Map(rows.map((row) => [wantedKey(row), row.since_ms]));
}

export function wantedKey({ feed, part }: WantedPart): string {
  return `${feed}\n${part}`;
}

/** These are wanted, and no others; what was before keeps its time. */
export async function writeWanted(
  tx: Transaction<FeedAlertTables>,
  wanted: readonly WantedPart[],
  nowMs: number,
): Promise<void> {
  const names = new Set(wanted.map(wantedKey));
  const before = await tx.selectFrom('wanted_feed_parts').select(['feed', 'part']).execute();
  for (const gone of before.filter((row) => !names.has(wantedKey(row))))
    await tx
      .deleteFrom('wanted_feed_parts')
      .where('feed', '=', gone.feed)
      .where('part', '=', gone.part)
      .execute();
  for (const { feed, part } of wanted)
    await tx
      .insertInto('wanted_feed_parts')
      .values({ feed, part, since_ms: nowMs })
      .onConflict((conflict) => conflict.columns(['feed', 'part']).doNothing())
      .execute();
}

export async function readToldFeeds(database: Database<FeedAlertTables>): Promise<Set<string>> {
  const rows = await database.query.selectFrom('feed_alerts').select('feed').execute();
  return new Set(rows.map(({ feed }) => feed));
}

/** False when it was told before, by whichever process. */
export async function addToldFeed(
  tx: Transaction<FeedAlertTables>,
  feed: string,
  sinceMs: number,
): Promise<boolean> {
  const added = await tx
    .insertInto('feed_alerts')
    .values({ feed, since_ms: sinceMs })
    .onConflict((conflict) => conflict.column('feed').doNothing())
    .executeTakeFirst();
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** False when it was settled before. */
export async function removeToldFeed(tx: Transaction<FeedAlertTables>, feed: string): Promise<boolean> {
  const gone = await tx.deleteFrom('feed_alerts').where('feed', '=', feed).executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
