import { mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { manualClock } from '../clock.ts';
import { DataFolderWatch } from './data-folder-watch.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nexus-watch-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('tells once when a file is no longer the one by that name', async () => {
  await using watch = new DataFolderWatch(folder, manualClock(), undefined);
  const [kept, replaced, deleted] = ['kept', 'replaced', 'deleted'].map((name) => join(folder, name));
  const told: string[] = [];
  for (const path of [kept, replaced, deleted]) {
    await writeFile(path!, 'one');
    await watch.add(path!, () => told.push(path!));
  }
  await writeFile(join(folder, 'other'), 'two');
  await rename(join(folder, 'other'), replaced!);
  await rm(deleted!);
  await watch.check();
  await watch.check();
  expect(told).toEqual([replaced, deleted]);
});

test('says nothing of a file that was closed', async () => {
  await using watch = new DataFolderWatch(folder, manualClock(), undefined);
  const path = join(folder, 'closed');
  await writeFile(path, 'one');
  await watch.add(path, () => expect.unreachable());
  watch.remove(path);
  await rm(path);
  await expect(watch.check()).resolves.toBeUndefined();
});

test('reserves space, gives it up when the disk is full, and reserves it again', async () => {
  await using watch = new DataFolderWatch(folder, manualClock(), undefined);
  const ballast = join(folder, 'ballast.bin');
  await watch.check();
  expect((await stat(ballast)).size).toBe(8 * 1024 * 1024);
  await watch.diskIsFull();
  await expect(stat(ballast)).rejects.toThrow(/ENOENT/);
  await watch.check();
  expect((await stat(ballast)).size).toBe(8 * 1024 * 1024);
});
