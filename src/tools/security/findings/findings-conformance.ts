import { expect, test } from 'vitest';
import type { Finding } from '#contracts/security/finding.ts';
import type { Database } from '#kernel/database/database.ts';
import { imageKey } from '../reading/lab-image.ts';
import { fakeAcceptance, fakeExploited, fakeFinding } from '#contracts/security/fake-finding.ts';
import { deleteFindings, keptImages, readFindings, writeFindings } from './finding-store.ts';
import type { FindingTables } from './finding-tables.ts';
import { findingsByFlaw, findingsOfFlaws, type FlawQuery, queryFlaws } from './flaw-query-store.ts';

interface Opened extends AsyncDisposable {
  readonly database: Database<FindingTables>;
}

const redis = { host: 'nas', id: 'sha256:redis' };
const web = { host: 'nas', id: 'sha256:web' };
const everything: FlawQuery = { rank: [], severity: [], state: 'all' };
const firstPage = { offset: 0, limit: 100 };

function named(flaw: string, change: Partial<Finding> = {}): Finding {
  return fakeFinding({ flaw, ...change });
}

const inRedis = [
  named('CVE-3', { rank: 'now', score: 400, exploited: fakeExploited, aliases: ['GHSA-xx'] }),
  named('CVE-1', { rank: 'soon', score: 160.5, package: 'zlib', title: 'Ñandú_100%' }),
  named('CVE-2', { rank: 'plan', isHidden: true, severity: 'negligible' }),
];
const inWeb = [
  named('CVE-1', { rank: 'soon', score: 160.75, package: 'zlib' }),
  named('CVE-4', { rank: 'soon', score: 160.6, accepted: fakeAcceptance }),
  named('CVE-5', {
    rank: 'watch',
    score: 3,
    repair: { state: 'affected', version: '1', channel: 'esm', note: null },
  }),
];

/** The same on both databases. Each test opens one that is empty. */
export function findingsConformance(open: () => Promise<Opened>): void {
  async function filled(): Promise<Opened> {
    const opened = await open();
    await opened.database.transaction(async (tx) => {
      await writeFindings(tx, redis, inRedis);
      await writeFindings(tx, web, inWeb);
    });
    return opened;
  }

  test('findings of an image are read as they were written, and replaced as a whole', async () => {
    await using opened = await filled();
    const { database } = opened;
    expect(await readFindings(database, redis)).toEqual(inRedis);
    await database.transaction((tx) => writeFindings(tx, redis, [named('CVE-9')]));
    expect(await readFindings(database, redis)).toEqual([named('CVE-9')]);
    await database.transaction((tx) => deleteFindings(tx, redis));
    expect(await keptImages(database)).toEqual([web]);
  });

  test('an image may have thousands of findings', async () => {
    await using opened = await open();
    const many = Array.from({ length: 2_500 }, (_, n) => named(`CVE-${n}`, { score: 2_500 - n }));
    await opened.database.transaction((tx) => writeFindings(tx, redis, many));
    expect(await readFindings(opened.database, redis)).toHaveLength(2_500);
    const page = await queryFlaws(opened.database, [redis], everything, { offset: 2_000, limit: 2 });
    expect(page).toEqual({ flaws: ['CVE-2000', 'CVE-2001'], total: 2_500 });
  });

  test.each<[string, Partial<FlawQuery>, string[]]>([
    ['of all states', { state: 'all' }, ['CVE-3', 'CVE-1', 'CVE-4', 'CVE-2', 'CVE-5']],
    ['that are open', { state: 'open' }, ['CVE-3', 'CVE-1', 'CVE-5']],
    ['that are accepted', { state: 'accepted' }, ['CVE-4']],
    ['that are hidden', { state: 'hidden' }, ['CVE-2']],
    ['of two ranks', { rank: ['now', 'watch'] }, ['CVE-3', 'CVE-5']],
    ['of a severity', { severity: ['negligible'] }, ['CVE-2']],
    ['that everybody can repair', { state: 'open', isRepairable: true }, ['CVE-3', 'CVE-1']],
    ['that not everybody can repair', { isRepairable: false }, ['CVE-5']],
    ['that are exploited', { isExploited: true }, ['CVE-3']],
    ['of a package', { package: 'zlib' }, ['CVE-1']],
    [
      'of a package that was built from another',
      { package: 'libssl3' },
      ['CVE-3', 'CVE-1', 'CVE-4', 'CVE-2', 'CVE-5'],
    ],
    ['of no package, though the name begins so', { package: 'libssl' }, []],
    ['of no package, though a title says it', { package: 'Ñandú_100%' }, []],
    ['by another name, in any case', { search: 'ghsa-XX' }, ['CVE-3']],
    ['by two words', { search: ' libssl3  cve-4 ' }, ['CVE-4']],
    ['by what is a pattern elsewhere', { search: 'Ñandú_100%' }, ['CVE-1']],
    ['by a pattern that nothing holds', { search: '%_%' }, []],
    ['by quotes', { search: `'"\\` }, []],
  ])('flaws %s', async (_, wanted, expected) => {
    await using opened = await filled();
    const page = await queryFlaws(opened.database, [redis, web], { ...everything, ...wanted }, firstPage);
    expect(page).toEqual({ flaws: expected, total: expected.length });
  });

  test('only what is in images that may be seen', async () => {
    await using opened = await filled();
    const { database } = opened;
    expect((await queryFlaws(database, [web], everything, firstPage)).flaws).toEqual([
      'CVE-1',
      'CVE-4',
      'CVE-5',
    ]);
    expect(await queryFlaws(database, [], everything, firstPage)).toEqual({ flaws: [], total: 0 });
    const places = await findingsOfFlaws(database, [redis, web], ['CVE-1', 'CVE-2']);
    expect(places).toEqual(
      new Map([
        [imageKey(redis), [inRedis[1], inRedis[2]]],
        [imageKey(web), [inWeb[0]]],
      ]),
    );
    expect(await findingsOfFlaws(database, [redis], ['CVE-4'])).toEqual(new Map());
    const planned = { ...everything, rank: ['plan'] } as const;
    expect(await findingsOfFlaws(database, [redis, web], ['CVE-1', 'CVE-2'], planned)).toEqual(
      new Map([[imageKey(redis), [inRedis[2]]]]),
    );
  });

  test('a lab may have thousands of images', async () => {
    await using opened = await filled();
    const many = Array.from({ length: 5_000 }, (_, n) => ({ host: `host-${n % 3}`, id: `sha256:${n}` }));
    const page = await queryFlaws(opened.database, [...many, web], everything, firstPage);
    expect(page.total).toBe(3);
  });

  test('all findings are read piece by piece, flaw by flaw, each once', async () => {
    await using opened = await open();
    const { database } = opened;
    const flaws = Array.from({ length: 450 }, (_, n) => `CVE-${n % 150}`);
    const all = flaws.map((flaw, n) => named(flaw, { score: 450 - n, package: `p${n}` }));
    await database.transaction(async (tx) => {
      await writeFindings(tx, redis, all);
      await writeFindings(tx, web, all.slice(0, 50));
    });
    const read = await Array.fromAsync(findingsByFlaw(database, [redis, web], everything));
    expect(read).toHaveLength(500);
    const keys = read.map(({ id, finding }) => `${id} ${finding.flaw} ${finding.package}`);
    expect(new Set(keys).size).toBe(500);
    const starts = read.filter(({ finding }, at) => finding.flaw !== read[at - 1]?.finding.flaw);
    expect(starts).toHaveLength(150);
    expect(await Array.fromAsync(findingsByFlaw(database, [web], everything))).toHaveLength(50);
    expect(await Array.fromAsync(findingsByFlaw(database, [], everything))).toEqual([]);
  });
}
