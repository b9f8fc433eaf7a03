import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { manualClock } from '#kernel/clock.ts';
import {
  openSample,
  readCounter,
  type SampleDatabase,
  sampleMigrations,
} from '#kernel/database/conformance/sample.ts';
import { openSqliteStore } from '#kernel/database/sqlite-store.ts';

const canMount = process.platform === 'linux' && process.getuid?.() === 0;

describe.skipIf(!canMount)('a disk of 48 MiB (needs root to mount one)', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nexus-full-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', folder]);
  });
  afterEach(() => {
    execFileSync('umount', [folder]);
    rmSync(folder, { recursive: true });
  });

  const openHere = () => openSample((_, options) => openSqliteStore({ dataDir: folder, ...options }), folder);

  /** Takes all but `leftBytes` of what is free. */
  function fillDisk(leftBytes: number): void {
    const free = Number(
      execFileSync('df', ['--output=avail', '-B1', folder], { encoding: 'utf8' }).split('\n')[1],
    );
    writeFileSync(join(folder, 'filler'), new Uint8Array(free - leftBytes));
  }

  test('a full disk refuses whole transactions, and the same connection works once there is space', async () => {
    await using sample = await openHere();
    fillDisk(4 * 1024 * 1024);
    const { kept, error } = await writeUntilRefused(sample);
    expect(error).toMatchObject({ name: 'NexusError', code: 'disk-full', status: 503 });
    expect(await readCounter(sample)).toBe(kept);
    expect(await countEntries(sample)).toBe(kept * 16);
    rmSync(join(folder, 'filler'));
    await writeMegabyte(sample);
    expect(await readCounter(sample)).toBe(kept + 1);
    await sample[Symbol.asyncDispose]();
    await using again = await openHere();
    expect(await countEntries(again)).toBe((kept + 1) * 16);
  });

  test('a full disk refuses everyone who shares the commit, or nobody', async () => {
    await using sample = await openHere();
    fillDisk(6 * 1024 * 1024);
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => writeMegabyte(sample)));
    const kept = outcomes.filter(({ status }) => status === 'fulfilled').length;
    expect(kept).toBeLessThan(20);
    expect(await readCounter(sample)).toBe(kept);
    expect(await countEntries(sample)).toBe(kept * 16);
  });

  test('the reserve lets work go on after the first refusal', async () => {
    const clock = manualClock();
    await using store = await openSqliteStore({ dataDir: folder, clock });
    const sample = await openSample(async () => store, folder);
    const ballast = join(folder, 'ballast.bin');
    clock.advance(5_000);
    await expect.poll(() => statSync(ballast, { throwIfNoEntry: false })?.size).toBe(8 * 1024 * 1024);
    fillDisk(2 * 1024 * 1024);
    await writeUntilRefused(sample);
    await expect.poll(() => statSync(ballast, { throwIfNoEntry: false })).toBeUndefined();
    await writeMegabyte(sample);
    rmSync(join(folder, 'filler'));
    clock.advance(60_000);
    await expect.poll(() => statSync(ballast, { throwIfNoEntry: false })?.size).toBe(8 * 1024 * 1024);
  });

  test('a start on a full disk uses the reserve', async () => {
    {
      const clock = manualClock();
      await using sample = await openSample(
        (_, options) => openSqliteStore({ dataDir: folder, ...options }),
        folder,
        clock,
      );
      clock.advance(5_000);
      await expect
        .poll(() => statSync(join(folder, 'ballast.bin'), { throwIfNoEntry: false })?.size)
        .toBeGreaterThan(0);
      await writeMegabyte(sample);
    }
    fillDisk(0);
    await using again = await openHere();
    expect(await countEntries(again)).toBe(16);
    await writeMegabyte(again);
  });

  test('a start on a full disk without a reserve says so, and works once there is space', async () => {
    {
      await using sample = await openHere();
      await writeMegabyte(sample);
    }
    fillDisk(0);
    await expect(openHere()).rejects.toMatchObject({ code: 'disk-full', status: 503 });
    rmSync(join(folder, 'filler'));
    await using again = await openHere();
    expect(await countEntries(again)).toBe(16);
  });

  test('no migration starts where its safety copy does not fit', async () => {
    {
      await using sample = await openHere();
      for (let count = 0; count < 8; count += 1) await writeMegabyte(sample);
    }
    fillDisk(2 * 1024 * 1024);
    await using store = await openSqliteStore({ dataDir: folder });
    const opening = store.open('sample', {
      ...sampleMigrations,
      '0003-more': { up: async () => expect.unreachable() },
    });
    await expect(opening).rejects.toMatchObject({ code: 'disk-full' });
    await using again = await store.open('sample', sampleMigrations);
    expect(again.engine).toBe('sqlite');
  });
});

/** One transaction of a megabyte: raises the counter and adds the rows, or neither. */
function writeMegabyte({ database }: SampleDatabase): Promise<void> {
  return database.transaction(async (tx) => {
    await tx
      .updateTable('counter')
      .set((e) => ({ value: e('value', '+', 1) }))
      .execute();
    for (let row = 0; row < 16; row += 1) {
      await tx
        .insertInto('entry')
        .values({ counter: 'c', data: new Uint8Array(65_536) })
        .execute();
    }
  });
}

async function writeUntilRefused(sample: SampleDatabase): Promise<{ kept: number; error: unknown }> {
  for (let kept = 0; kept < 100; kept += 1) {
    try {
      await writeMegabyte(sample);
    } catch (error) {
      return { kept, error };
    }
  }
  throw new Error('The disk never filled up.');
}

async function countEntries({ database }: SampleDatabase): Promise<number> {
  const { count } = await database.query
    .selectFrom('entry')
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
