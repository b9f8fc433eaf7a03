import { expect, test } from 'vitest';
import type { SecurityMoment } from '#contracts/security/lab.ts';
import type { Database } from '#kernel/database/database.ts';
import type { SeenFinding } from './finding-changes.ts';
import type { FindingTables } from './finding-tables.ts';
import { deleteMatched, listMatched, readMatched, writeMatched } from './matched-store.ts';
import { forgetMoments, readMoments, writeMoment } from './moment-store.ts';
import { readSeen, writeSeen } from './seen-store.ts';

interface Opened extends AsyncDisposable {
  readonly database: Database<FindingTables>;
}

/** What is kept beside findings; the same on both databases. Each test opens one that is empty. */
export function rememberedConformance(open: () => Promise<Opened>): void {
  test('what was seen in a line is remembered apart from other lines', async () => {
    await using opened = await open();
    const { database } = opened;
    const seen: SeenFinding = {
      firstSeenAtMs: 1,
      goneAtMs: null,
      isTold: false,
      isExploited: false,
      isRepairable: true,
      isDue: true,
      isAccepted: false,
    };
    await database.transaction((tx) => writeSeen(tx, 'a', new Map([['k', seen]])));
    const later = {
      ...seen,
      goneAtMs: 9,
      isTold: true,
      isExploited: true,
      isRepairable: false,
      isDue: false,
      isAccepted: false,
    };
    await database.transaction((tx) => writeSeen(tx, 'a', new Map([['k', { ...later, firstSeenAtMs: 5 }]])));
    expect(await readSeen(database, 'a')).toEqual(new Map([['k', later]]));
    expect(await readSeen(database, 'b')).toEqual(new Map());
  });

  test('what matching gave is kept by content', async () => {
    await using opened = await open();
    const { database } = opened;
    const result = { findings: [], unmatched: [] };
    await writeMatched(database, 'd', { scannedAtMs: 1, matchedAtMs: 2, advisoriesAtMs: 1, result });
    await writeMatched(database, 'd', { scannedAtMs: 3, matchedAtMs: 4, advisoriesAtMs: 3, result });
    expect(await readMatched(database, 'd')).toEqual({
      scannedAtMs: 3,
      matchedAtMs: 4,
      advisoriesAtMs: 3,
      result,
    });
    expect(await listMatched(database)).toEqual(
      new Map([['d', { scannedAtMs: 3, matchedAtMs: 4, advisoriesAtMs: 3 }]]),
    );
    await database.query
      .updateTable('matched_images')
      .set({ result: Uint8Array.of(1, 2) })
      .execute();
    expect(await readMatched(database, 'd')).toBeUndefined();
    await deleteMatched(database, 'd');
    expect(await listMatched(database)).toEqual(new Map());
  });

  test('moments are told by line, the newest first, and forgotten', async () => {
    await using opened = await open();
    const { database } = opened;
    const words = { en: 'x', es: 'x' };
    const moment = (id: string, atMs: number): SecurityMoment => ({
      id,
      atMs,
      kind: 'appeared',
      cause: 'image',
      host: 'nas',
      reference: 'redis:7',
      flaws: ['CVE-1'],
      flawsCount: 1,
      words,
    });
    await database.transaction(async (tx) => {
      for (const [id, line, atMs] of [
        ['1', 'a', 10],
        ['2', 'b', 20],
        ['3', 'a', 30],
      ] as const)
        await writeMoment(tx, line, moment(id, atMs));
    });
    const idsOf = async (lines: readonly string[], before?: string) =>
      (await readMoments(database, { lines, before, limit: 2 })).map(({ id }) => id);
    expect(await idsOf(['a', 'b'])).toEqual(['3', '2']);
    expect(await idsOf(['a', 'b'], '2')).toEqual(['1']);
    expect(await idsOf([])).toEqual([]);
    await forgetMoments(database, 20);
    expect(await idsOf(['a'])).toEqual(['3']);
  });
}
