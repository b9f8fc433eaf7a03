import { expect, test } from 'vitest';
import type { Database } from '#kernel/database/database.ts';
import {
  addToldFeed,
  readToldFeeds,
  readWanted,
  removeToldFeed,
  wantedKey,
  writeWanted,
} from './feed-alert-store.ts';
import type { FeedAlertTables } from './feed-alert-tables.ts';

interface Opened extends AsyncDisposable {
  readonly database: Database<FeedAlertTables>;
}

/** The same on both databases. Each test opens one that is empty. */
export function feedAlertsConformance(open: () => Promise<Opened>): void {
  test('what is wanted keeps the time since when, until it is not wanted any more', async () => {
    await using opened = await open();
    const { database } = opened;
    const [main, npm] = [
      { feed: 'alpine', part: 'v3.20/main' },
      { feed: 'osv', part: 'npm' },
    ];
    const write = (wanted: readonly (typeof main)[], nowMs: number) =>
      database.transaction((tx) => writeWanted(tx, wanted, nowMs));
    await write([main], 1);
    await write([main, npm], 2);
    expect(await readWanted(database)).toEqual(
      new Map([
        [wantedKey(main), 1],
        [wantedKey(npm), 2],
      ]),
    );
    await write([npm], 3);
    await write([main, npm], 4);
    expect((await readWanted(database)).get(wantedKey(main))).toBe(4);
    await write([], 5);
    expect(await readWanted(database)).toEqual(new Map());
  });

  test('a feed is told of once, and settled once', async () => {
    await using opened = await open();
    const { database } = opened;
    const add = () => database.transaction((tx) => addToldFeed(tx, 'osv', 1));
    const remove = () => database.transaction((tx) => removeToldFeed(tx, 'osv'));
    expect([await remove(), await add(), await add()]).toEqual([false, true, false]);
    expect(await readToldFeeds(database)).toEqual(new Set(['osv']));
    expect([await remove(), await remove()]).toEqual([true, false]);
    expect(await readToldFeeds(database)).toEqual(new Set());
  });
}
