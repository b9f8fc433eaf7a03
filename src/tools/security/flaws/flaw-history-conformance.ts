import { expect, test } from 'vitest';
import type { SecurityMoment } from '#contracts/security/lab.ts';
import type { Database } from '#kernel/database/database.ts';
import type { SeenFinding } from '../findings/finding-changes.ts';
import type { FindingTables } from '../findings/finding-tables.ts';
import { writeMoment } from '../findings/moment-store.ts';
import { writeSeen } from '../findings/seen-store.ts';
import { readFlawMoments, readSeenFlaw } from './flaw-history-store.ts';

interface Opened extends AsyncDisposable {
  readonly database: Database<FindingTables>;
}

function moment(id: string, flaws: string[]): SecurityMoment {
  const words = { en: 'x', es: 'x' };
  const what = { kind: 'appeared', cause: 'image', words } as const;
  return { id, atMs: Number(id), ...what, host: 'nas', reference: 'redis:7', flaws, flawsCount: 1 };
}

function seen(firstSeenAtMs: number, goneAtMs: number | null): SeenFinding {
  return {
    firstSeenAtMs,
    goneAtMs,
    isTold: false,
    isExploited: false,
    isRepairable: false,
    isDue: false,
    isAccepted: false,
  };
}

/** The same on both databases. Each test opens one that is empty. */
export function flawHistoryConformance(open: () => Promise<Opened>): void {
  test('moments that name a flaw exactly, of some lines or of all', async () => {
    await using opened = await open();
    const { database } = opened;
    await database.transaction(async (tx) => {
      await writeMoment(tx, 'a', moment('1', ['CVE-1']));
      await writeMoment(tx, 'b', moment('2', ['CVE-10', 'GHSA_1']));
      await writeMoment(tx, 'b', moment('3', ['CVE-1', 'CVE-2']));
      await writeMoment(tx, 'a', moment('4', ['GHSAx1']));
    });
    const idsOf = async (names: string[], lines: string[] | null, limit = 10) =>
      (await readFlawMoments(database, { names, lines, limit })).map(({ moment: { id } }) => id);
    expect(await idsOf(['CVE-1'], null)).toEqual(['3', '1']);
    expect(await idsOf(['CVE-1'], null, 1)).toEqual(['3']);
    expect(await idsOf(['CVE-1'], ['a'])).toEqual(['1']);
    expect(await idsOf(['CVE-1'], [])).toEqual([]);
    expect(await idsOf(['GHSA_1', 'CVE-2'], null)).toEqual(['3', '2']);
    expect(await idsOf(['%'], null)).toEqual([]);
  });

  test('when a flaw was first seen in each line, and since when no package there has it', async () => {
    await using opened = await open();
    const { database } = opened;
    await database.transaction(async (tx) => {
      const first = new Map([
        ['CVE-1\ndeb\nopenssl', seen(5, 9)],
        ['CVE-1\ndeb\nzlib', seen(7, null)],
        ['CVE-10\ndeb\nzlib', seen(1, null)],
      ]);
      await writeSeen(tx, 'a', first);
      await writeSeen(tx, 'b', new Map([['CVE-1\ndeb\nopenssl', seen(6, 8)]]));
    });
    const inA = { line: 'a', firstSeenAtMs: 5, goneAtMs: null };
    const inB = { line: 'b', firstSeenAtMs: 6, goneAtMs: 8 };
    const wanted = { names: ['CVE-1'], lines: null, limit: 10 };
    expect(await readSeenFlaw(database, wanted)).toEqual([inB, inA]);
    expect(await readSeenFlaw(database, { ...wanted, lines: ['a'] })).toEqual([inA]);
    expect(await readSeenFlaw(database, { ...wanted, lines: [] })).toEqual([]);
    expect(await readSeenFlaw(database, { ...wanted, names: ['CVE_1'] })).toEqual([]);
  });
}
