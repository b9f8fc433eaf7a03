import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Volume } from '#library/docker/volumes.ts';
import { listOnDisk } from './list-on-disk.ts';

let folder: string;
let volume: Volume;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nexus-disk-'));
  mkdirSync(join(folder, 'dir'));
  writeFileSync(join(folder, 'dir', 'a\nb'), 'hello');
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/bad`), Buffer.from([0xff])]), '');
  symlinkSync('/etc', join(folder, 'out'));
  const seconds = Math.floor(statSync(folder).ctimeMs / 1000);
  volume = {
    Name: 'v',
    Driver: 'local',
    Mountpoint: folder,
    CreatedAt: new Date(seconds * 1000).toISOString(),
    Labels: null,
    Options: null,
    Scope: 'local',
  };
});

afterAll(() => rmSync(folder, { recursive: true }));

test('a folder that is here is read as it is', async () => {
  const top = await listOnDisk(volume, '/');
  const shape = top?.entries.map(({ name, kind, isAddressable, linkTarget }) => [
    name,
    kind,
    isAddressable,
    linkTarget,
  ]);
  expect(shape?.toSorted()).toEqual([
    ['bad\ufffd', 'file', false, null],
    ['dir', 'folder', true, null],
    ['out', 'link', true, '/etc'],
  ]);
  expect(await listOnDisk(volume, '/dir')).toMatchObject({
    isComplete: true,
    entries: [{ name: 'a\nb', sizeBytes: 5 }],
  });
});

test.each(['/out', '/out/ssl', '/dir/a\nb', '/nowhere'])('%j is left to the engine', async (path) => {
  expect(await listOnDisk(volume, path)).toBeNull();
});

test('a folder that only has the same path is not taken for the volume', async () => {
  expect(await listOnDisk({ ...volume, CreatedAt: '2020-01-01T00:00:00Z' }, '/')).toBeNull();
  expect(await listOnDisk({ ...volume, Options: { type: 'nfs' } }, '/')).toBeNull();
  expect(await listOnDisk({ ...volume, Mountpoint: join(folder, 'absent') }, '/')).toBeNull();
});
