import { fork } from 'node:child_process';
import { once } from 'node:events';
import { open, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakePackage } from '../matching/fake-look-up.ts';
import type { MatchableInventory } from '../matching/match-packages.ts';
import type { Advisories } from './advisories.ts';
import { AdvisoryLab, stall } from './advisory-lab.ts';

/** Each starts a thread, on a machine that may be busy. */
const slow = { timeout: 60_000 };
const npm: MatchableInventory = {
  distribution: null,
  packages: [fakePackage('lodash', '1.0.0', { type: 'npm' })],
};
const present = { releases: [{ ecosystem: 'npm', release: '' }] };

let lab: AdvisoryLab;

beforeEach(async () => {
  lab = await AdvisoryLab.open();
  lab.serveNpm({ 'GHSA-aaaa-aaaa-aaaa': ['lodash', '1.2.0'] });
  lab.serveFacts([]);
});

afterEach(() => lab[Symbol.asyncDispose]());

async function fixes(advisories: Advisories): Promise<(string | null)[]> {
  return (await advisories.match(npm)).findings.map(({ fixedVersion }) => fixedVersion);
}

/** An index that was filled and closed. */
async function filled(): Promise<void> {
  await using advisories = await lab.openAdvisories();
  await advisories.fetchDue(present);
}

test('what was read is there after a restart, and is not fetched again', slow, async () => {
  await filled();
  lab.takeAsked();
  await using advisories = await lab.openAdvisories();
  await advisories.fetchDue(present);
  expect(await fixes(advisories)).toEqual(['1.2.0']);
  expect(lab.takeAsked()).toEqual([]);
  expect(advisories.changedAtMs()).toBe(lab.clock.now());
  expect(advisories.oldestCheckMs()).toBe(lab.clock.now());
});

test.each<[string, () => Promise<void>, RegExp]>([
  [
    'of an older format',
    async () => {
      using database = new DatabaseSync(lab.indexPath);
      database.exec('pragma user_version = 999');
    },
    /made again, since it is of another format/,
  ],
  ['that is none', () => writeFile(lab.indexPath, 'x'.repeat(10_000)), /made again, since it is damaged/],
])('an index %s is made again, told, and filled', slow, async (_, harm, notice) => {
  await filled();
  await harm();
  lab.takeAsked();
  await using advisories = await lab.openAdvisories();
  expect(lab.logged.filter((line) => line.includes('warn'))).toEqual([expect.stringMatching(notice)]);
  expect(await fixes(advisories)).toEqual([]);
  await advisories.fetchDue(present);
  expect(await fixes(advisories)).toEqual(['1.2.0']);
});

test('an index that turns out to be damaged later is made again, told, and filled', slow, async () => {
  await filled();
  const { size } = await stat(lab.indexPath);
  await using file = await open(lab.indexPath, 'r+');
  // All pages but the first two, where the format and the parts are.
  await file.write(Buffer.alloc(size - 8192, 0xff), 0, size - 8192, 8192);
  await using advisories = await lab.openAdvisories();
  await fixes(advisories).catch(() => undefined);
  await advisories.fetchDue(present);
  expect(await fixes(advisories)).toEqual(['1.2.0']);
  const notice = expect.stringContaining('is damaged and is made again');
  expect(lab.logged.filter((line) => line.includes('warn'))).toEqual([notice]);
});

test('a thread that dies is replaced, and it is told', slow, async () => {
  await filled();
  const more = { fetch: { heapMb: 24 } };
  await using advisories = await lab.openAdvisories(more);
  const many: MatchableInventory = {
    distribution: null,
    packages: Array.from({ length: 400_000 }, (_, n) => fakePackage(`p${n}`, '1.0.0', { type: 'npm' })),
  };
  const items = [{ inventory: many }, { inventory: npm }];
  const matched = await Array.fromAsync(advisories.matchAll(items));
  expect(matched.map(({ kind }) => kind)).toEqual(['failed', 'matched']);
  expect(matched[0]).toMatchObject({ detail: 'It takes more memory than it may.' });
  expect(lab.news).toContainEqual({ kind: 'trouble', detail: 'It takes more memory than it may.' });
  expect(lab.logged.some((line) => line.includes('another takes its place'))).toBe(true);
});

test(
  'it ends within seconds in the middle of a download, which is as if it had not begun',
  slow,
  async () => {
    await filled();
    const advisories = await lab.openAdvisories();
    lab.files.set('/osv-vulnerabilities/npm/all.zip', stall);
    lab.clock.advance(8 * 24 * 3_600_000);
    const fetched = advisories.fetchDue(present);
    while (!lab.asked.includes('/osv-vulnerabilities/npm/all.zip')) await delay(5);
    expect(advisories.isFetching()).toBe(true);
    const started = performance.now();
    await advisories[Symbol.asyncDispose]();
    await fetched;
    expect(performance.now() - started).toBeLessThan(5_000);
    await expect(advisories.match(npm)).rejects.toThrow('closed');
    await using again = await lab.openAdvisories();
    expect(await fixes(again)).toEqual(['1.2.0']);
  },
);

test('it ends within seconds in the middle of a write, which is as if it had not begun', slow, async () => {
  await filled();
  const records = Array.from({ length: 6_000 }, (_, n): [string, [string, string]] => [
    `GHSA-b-${n}`,
    n === 0 ? ['lodash', '9.0.0'] : [`p${n}`, '1.0.0'],
  ]);
  lab.serveNpm(Object.fromEntries(records));
  lab.clock.advance(8 * 24 * 3_600_000);
  for (const afterMs of [0, 60]) {
    const advisories = await lab.openAdvisories();
    const fetched = advisories.fetchDue(present);
    const folder = dirname(lab.indexPath);
    while (!(await readdir(folder)).some((name) => name.includes('staging'))) await delay(2);
    await delay(afterMs);
    const started = performance.now();
    await advisories[Symbol.asyncDispose]();
    await fetched;
    expect(performance.now() - started).toBeLessThan(5_000);
    await using again = await lab.openAdvisories();
    const found = await fixes(again);
    expect([['1.2.0'], ['9.0.0']]).toContainEqual(found);
    if (found[0] === '9.0.0') break;
  }
});

test('a kill leaves the old or the new, and the next start goes on', slow, async () => {
  lab.serveNpm(
    Object.fromEntries(Array.from({ length: 3_000 }, (_, n) => [`GHSA-c-${n}`, ['lodash', '7.0.0']])),
  );
  for (const afterMs of [30, 300]) {
    const script = new URL('./killed-advisories.ts', import.meta.url);
    const child = fork(script, [lab.folder, lab.origin], { stdio: 'ignore' });
    const gone = once(child, 'exit');
    await once(child, 'message');
    await delay(afterMs);
    child.kill('SIGKILL');
    await gone;
    await using advisories = await lab.openAdvisories({
      settings: () => ({ isFetchingOn: false, feedsOff: [] }),
    });
    expect([0, 3_000]).toContain((await advisories.match(npm)).findings.length);
  }
  await using advisories = await lab.openAdvisories();
  await advisories.fetchDue(present);
  expect((await advisories.match(npm)).findings).toHaveLength(3_000);
});

test(
  'without internet: one writes a bundle, another takes it; what is no bundle is refused',
  slow,
  async () => {
    const path = join(lab.folder, 'bundle');
    {
      await using online = await lab.openAdvisories();
      await online.fetchDue(present);
      await online.exportFile(path);
    }
    await using other = await AdvisoryLab.open();
    other.settings = { isFetchingOn: false, feedsOff: [] };
    await using offline = await other.openAdvisories();
    await offline.fetchDue(present);
    expect(await offline.importFile(path)).toMatchObject({
      kind: 'nexus',
      advisories: 2,
      affected: 1,
      problems: [],
    });
    expect(await fixes(offline)).toEqual(['1.2.0']);
    expect(other.news).toContainEqual({
      kind: 'changed',
      change: expect.objectContaining({ isEverything: true }),
    });
    expect(offline.feeds().find(({ id }) => id === 'osv')?.parts).toMatchObject([
      { id: 'npm', advisories: 1, checkedAtMs: lab.clock.now(), nextAtMs: null },
    ]);
    await writeFile(path, '{"kind":"nexus-advisories"}\n');
    await expect(offline.importFile(path)).rejects.toThrow('no bundle of advisories');
    await writeFile(path, 'x'.repeat(100));
    await expect(offline.importFile(path)).rejects.toThrow('neither');
    expect(await fixes(offline)).toEqual(['1.2.0']);
    expect(other.asked).toEqual([]);
  },
);
