import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mountOf } from '../mounts.ts';
import { inspectDataFolder } from './data-folder.ts';

const mountinfo = `22 1 0:20 / / rw,relatime - overlay overlay rw,lowerdir=/a,upperdir=/b
23 22 0:21 / /data rw,relatime shared:1 - ext4 /dev/sda1 rw
24 22 0:22 / /media/my\\040disk rw - nfs4 nas:/export rw
25 23 0:23 / /data/fast rw - tmpfs tmpfs rw
`;

test.for([
  ['/data', 'ext4'],
  ['/data/nexus', 'ext4'],
  ['/database', 'overlay'],
  ['/data/fast/x', 'tmpfs'],
  ['/media/my disk/nexus', 'nfs4'],
] as const)('finds the mount that holds %s', ([path, filesystem]) => {
  expect(mountOf(mountinfo, path)?.filesystem).toBe(filesystem);
});

test('takes the mount on top where two share a name', () => {
  const covered = `${mountinfo}26 22 0:24 / /data rw - xfs /dev/sdb1 rw\n`;
  expect(mountOf(covered, '/data')?.filesystem).toBe('xfs');
});

test('knows nothing without the list', () => {
  expect(mountOf('', '/data')).toBeUndefined();
});

test('tells where a real folder lives', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-folder-'));
  const facts = await inspectDataFolder(folder);
  await rm(folder, { recursive: true });
  expect(facts).toMatchObject({ writable: true, isNetworkFilesystem: false });
  expect(facts.freeBytes).toBeGreaterThan(0);
});
