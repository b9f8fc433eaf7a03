import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openIndex } from './open-index.ts';
import { anAdvisory, anAffected, itemsOf } from './test-advisories.ts';

let folder = '';
let path = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nexus-index-'));
  path = join(folder, 'advisories.db');
  const { index, notice } = openIndex(path);
  expect(notice).toBeNull();
  using open = index;
  await open.write(
    { feed: 'osv', part: 'Go', mode: 'whole' },
    itemsOf(anAdvisory('GO-2024-0001', { affected: [anAffected('lib')] })),
  );
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function run(sql: string): void {
  using database = new DatabaseSync(path);
  database.exec(sql);
}

async function damage(): Promise<void> {
  const bytes = await readFile(path);
  bytes.fill(0x55, 4096);
  await writeFile(path, bytes);
  // As a process leaves it that was killed.
  await writeFile(`${path}-wal`, '');
}

const spoilings: readonly (readonly [string, () => void | Promise<void>, string])[] = [
  ['an older format', () => run('pragma user_version = 0'), 'it is of another format'],
  ['a newer format', () => run('pragma user_version = 1000'), 'it is of another format'],
  ['a database of somebody else', () => run('pragma application_id = 1'), 'it is no index'],
  ['a view among the tables', () => run('create view x as select 1'), 'it is no index'],
  ['no database at all', () => writeFile(path, 'x'.repeat(10_000)), 'it is damaged'],
  ['pages of nonsense after a crash', damage, 'it is damaged'],
];

test.each(spoilings)('%s is thrown away and made again', async (_, spoil, reason) => {
  await spoil();
  const { index, notice } = openIndex(path);
  using open = index;
  expect(notice).toContain(reason);
  expect({ parts: open.parts(), told: open.told('GO-2024-0001') }).toEqual({ parts: [], told: [] });
});

test('what was written is there the next time', () => {
  const { index, notice } = openIndex(path);
  using open = index;
  expect(notice).toBeNull();
  expect(open.knows('golang', '')).toBe(true);
  expect(open.candidates({ ecosystem: 'golang', release: '', name: 'lib' })).toHaveLength(1);
});

test('a second one sees what the first one wrote', async () => {
  using writer = openIndex(path).index;
  using reader = openIndex(path).index;
  const name = { ecosystem: 'golang', release: '', name: 'lib' };
  expect(reader.candidates(name)).toHaveLength(1);
  await writer.write(
    { feed: 'osv', part: 'npm', mode: 'whole' },
    itemsOf(anAdvisory('X-1', { title: 'New', affected: [anAffected('lib')] })),
  );
  await writer.write(
    { feed: 'osv', part: 'Go', mode: 'whole' },
    itemsOf(anAdvisory('GO-2024-0001', { title: 'Renamed', affected: [anAffected('lib')] })),
  );
  expect(reader.candidates(name).map(({ advisory }) => advisory.title)).toEqual(['Renamed', 'New']);
});

test('what is asked at once is answered out of one state, though another writes in between', () => {
  using writer = openIndex(path).index;
  using reader = openIndex(path).index;
  const name = { ecosystem: 'golang', release: '', name: 'lib' };
  const titles = () => reader.candidates(name).map(({ advisory }) => advisory.title);
  const [before] = titles();
  const seen = reader.atOnce(() => {
    const first = titles();
    writer.remove({ feed: 'osv', part: 'Go' });
    return [first, reader.atOnce(titles), reader.knows('golang', '')];
  });
  expect(seen).toEqual([[before], [before], true]);
  expect([titles(), reader.knows('golang', '')]).toEqual([[], false]);
});

test('asking at once ends with an error as well', () => {
  using index = openIndex(path).index;
  expect(() =>
    index.atOnce(() => {
      throw new Error('No more.');
    }),
  ).toThrow('No more.');
  expect(index.remove({ feed: 'osv', part: 'Go' }).names).toHaveLength(1);
});
