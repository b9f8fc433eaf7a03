import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import { openSample, readCounter } from '#kernel/database/conformance/sample.ts';
import { openSqliteStore } from '#kernel/database/sqlite-store.ts';
import { WritingProcess } from './durability/writing-process.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nexus-thread-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const openHere = () => openSample((_, options) => openSqliteStore({ dataDir: folder, ...options }), folder);

test('comes back after a read that outgrew its memory, with all that was acknowledged', async () => {
  await using sample = await openHere();
  const { database } = sample;
  await database.query.updateTable('counter').set({ value: 1 }).execute();
  const interrupted = database.transaction(async (tx) => {
    await tx.updateTable('counter').set({ value: 2 }).execute();
    await sql`with recursive n (x) as (select 1 union all select x + 1 from n) select hex(randomblob(2000)) from n`.execute(
      tx,
    );
  });
  await expect(interrupted).rejects.toMatchObject({ code: 'unavailable', status: 503 });
  expect(await readCounter(sample)).toBe(1);
  await database.query.updateTable('counter').set({ value: 3 }).execute();
  expect(await readCounter(sample)).toBe(3);
});

test('refuses a folder that another process has, and takes it once that one was killed', async () => {
  const other = new WritingProcess({ engine: 'sqlite', dataDir: folder }, 1, 1);
  other.go();
  await other.opened();
  const refusal = expect(openSqliteStore({ dataDir: folder })).rejects;
  await refusal.toMatchObject({
    code: 'data-folder-in-use',
    message: expect.stringContaining(`(process ${other.pid} on `),
  });
  await other.kill();
  await using sample = await openHere();
  expect(await readCounter(sample)).toBe(0);
});

test('refuses a read without bounds', async () => {
  await using sample = await openHere();
  const endless = sql`with recursive n (x) as (select 1 union all select x + 1 from n) select x from n`;
  await expect(endless.execute(sample.database.query)).rejects.toThrow(/250000 rows/);
  expect(await readCounter(sample)).toBe(0);
});

test('stops writing when its file was moved away, and says so', async () => {
  const clock = manualClock();
  await using sample = await openSample(
    (_, options) => openSqliteStore({ dataDir: folder, ...options }),
    folder,
    clock,
  );
  const write = () => sample.database.query.updateTable('counter').set({ value: 1 }).execute();
  await write();
  renameSync(join(folder, 'sample.db'), join(folder, 'moved.db'));
  clock.advance(5_000);
  await expect
    .poll(() => write().catch((error: unknown) => error))
    .toMatchObject({ code: 'database-replaced' });
  expect(await readCounter(sample)).toBe(1);
});
