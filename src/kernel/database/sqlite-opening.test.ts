import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSample, type SampleSchema, sampleMigrations } from './conformance/sample.ts';
import { openSqliteStore, type SqliteStoreOptions } from './sqlite-store.ts';

let dataDir: string;
let path: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'nexus-opening-'));
  path = join(dataDir, 'sample.db');
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const moreMigrations = { ...sampleMigrations, '0003-none': { up: async () => {} } };

/** A database with some pages in it, closed in order. */
async function fill(): Promise<void> {
  await using sample = await openSample(() => openSqliteStore({ dataDir }), dataDir);
  const entries = Array.from({ length: 300 }, () => ({
    counter: 'c',
    title: null,
    data: new Uint8Array(500),
  }));
  await sample.database.query.insertInto('entry').values(entries).execute();
}

async function countEntries(
  options: Partial<SqliteStoreOptions> = {},
  migrations = sampleMigrations,
): Promise<number> {
  await using store = await openSqliteStore({ dataDir, ...options });
  const database = await store.open<SampleSchema>('sample', migrations);
  const row = await database.query
    .selectFrom('entry')
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

function overwrite(fromByte: number, bytes: Uint8Array): void {
  const content = readFileSync(path);
  content.set(bytes, fromByte);
  writeFileSync(path, content);
}

function writeForeign(): void {
  rmSync(path);
  const foreign = new DatabaseSync(path);
  foreign.exec('create table theirs (a)');
  foreign.close();
}

const damages = [
  ['emptied', 'it is empty', () => truncateSync(path, 0)],
  ['overwritten with garbage', 'it is not a database', () => writeFileSync(path, 'garbage '.repeat(5000))],
  ['cut in half', 'it was cut off', () => truncateSync(path, Math.floor(statSync(path).size / 2))],
  [
    'damaged inside',
    'SQLite finds it damaged',
    () => overwrite(4096 * 8, new Uint8Array(4096 * 4).fill(0xa5)),
  ],
  ['someone else’s', 'it belongs to another program', writeForeign],
] as const;

test.for(damages)('stops at a database that was %s, and keeps it aside', async ([, found, damage]) => {
  await fill();
  damage();
  const damagedBytes = readFileSync(path);
  writeFileSync(`${path}-wal`, '');
  const opening = countEntries();
  await expect(opening).rejects.toMatchObject({ code: 'database-damaged', status: 503 });
  await expect(opening).rejects.toThrow(found);
  await expect(opening).rejects.toThrow(
    /set aside as .*sample\.db\.corrupt\.\d{4}-.*NEXUS_DATABASE_DAMAGED=start-empty/,
  );
  const aside = readdirSync(dataDir).filter((name) => name.includes('.corrupt.'));
  const main = aside.find((name) => !/-(wal|shm)$/.test(name))!;
  expect(readFileSync(join(dataDir, main))).toEqual(damagedBytes);
  expect(readdirSync(dataDir)).not.toContain('sample.db');
});

test('still refuses to start empty the next time, naming the file set aside', async () => {
  await fill();
  truncateSync(path, 0);
  await expect(countEntries()).rejects.toThrow();
  await expect(countEntries()).rejects.toThrow(/was damaged.*set aside as .*\.corrupt\./);
});

test('stops when the file is gone', async () => {
  await fill();
  rmSync(path);
  await expect(countEntries()).rejects.toThrow(/sample\.db cannot be used: the file is gone/);
});

test('starts empty when told to', async () => {
  await fill();
  truncateSync(path, 0);
  expect(await countEntries({ acceptEmpty: ['sample'] })).toBe(0);
  expect(await countEntries()).toBe(0);
});

test('restores the newest backup that can be read, when told to', async () => {
  await fill();
  expect(await countEntries({}, moreMigrations)).toBe(300);
  const backups = join(dataDir, 'backups');
  const [backup] = readdirSync(backups);
  writeFileSync(join(backups, 'sample-2999-01-01T00-00-00-000Z.db'), 'not a backup');
  truncateSync(path, 0);
  await expect(countEntries({}, moreMigrations)).rejects.toThrow(
    `${backup}, start once with NEXUS_DATABASE_DAMAGED=restore`,
  );
  expect(await countEntries({ restore: ['sample'] }, moreMigrations)).toBe(300);
});

test('refuses to restore when there is nothing to restore', async () => {
  await fill();
  truncateSync(path, 0);
  await expect(countEntries({ restore: ['sample'] })).rejects.toThrow(/no usable backup/);
});

test('leaves a healthy database alone, whatever it was told', async () => {
  await fill();
  expect(await countEntries({ restore: ['sample'], acceptEmpty: ['sample'] })).toBe(300);
});

test('copies a database before it migrates it, and not otherwise', async () => {
  await fill();
  expect(readdirSync(dataDir)).not.toContain('backups');
  await countEntries({}, moreMigrations);
  const [name, ...others] = readdirSync(join(dataDir, 'backups'));
  expect(others).toEqual([]);
  const copy = new DatabaseSync(join(dataDir, 'backups', name!), { readOnly: true });
  expect(copy.prepare('select count(*) as count from entry').get()).toEqual({ count: 300 });
  expect(copy.prepare('select max(step) as step from nexus_migration').get()).toEqual({ step: '0002-entry' });
  copy.close();
});

test('keeps its files from other users of the machine', async () => {
  await fill();
  for (const name of ['sample.db', 'sample.db.meta'])
    expect(statSync(join(dataDir, name)).mode & 0o077).toBe(0);
});

test('takes over from a data folder whose databases were copied without their notes', async () => {
  await fill();
  rmSync(`${path}.meta`);
  expect(await countEntries()).toBe(300);
});

test('refuses a folder that another store has, until that one closes', async () => {
  const first = await openSqliteStore({ dataDir });
  await expect(openSqliteStore({ dataDir })).rejects.toMatchObject({
    code: 'data-folder-in-use',
    message: expect.stringContaining(`process ${process.pid}`),
  });
  await first[Symbol.asyncDispose]();
  await using second = await openSqliteStore({ dataDir });
  await second.open('sample', sampleMigrations);
});
