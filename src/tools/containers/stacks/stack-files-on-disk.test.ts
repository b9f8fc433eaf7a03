import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  makeStackFolder,
  readStackFile,
  recycleStackFolder,
  writeStackFiles,
} from './stack-files-on-disk.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nexus-stack-files-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

const recycled = () => join(folder, 'recycled');
const write = async (path: string, text: string | null, expectedHash: string | null, isPrivate = false) =>
  await writeStackFiles([{ path, text, expectedHash, isPrivate }], recycled());

test('a file is made, replaced and taken away, each by its hash', async () => {
  const path = join(folder, '.env');
  expect(await readStackFile(path)).toMatchObject({ state: 'missing', isWritable: true, hash: null });
  expect(await write(path, 'A=1\n', null, true)).toEqual([]);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const { hash } = await readStackFile(path);
  expect(await write(path, 'A=2\n', null)).toMatchObject([{ path, text: 'A=1\n', hash }]);
  expect(await write(path, 'A=2\n', hash)).toEqual([]);
  expect(await readFile(path, 'utf8')).toBe('A=2\n');
  const now = await readStackFile(path);
  expect(await write(path, null, now.hash)).toEqual([]);
  expect(await readStackFile(path)).toMatchObject({ state: 'missing' });
  expect(await readdir(recycled())).toHaveLength(1);
});

test('of several files none is written when one is not as expected', async () => {
  const [one, two] = [join(folder, 'one'), join(folder, 'two')];
  await writeFile(two, 'theirs');
  const changed = await writeStackFiles(
    [one, two].map((path) => ({ path, text: 'ours', expectedHash: null, isPrivate: false })),
    recycled(),
  );
  expect(changed.map(({ path }) => path)).toEqual([two]);
  expect(await readStackFile(one)).toMatchObject({ state: 'missing' });
  expect((await readdir(folder)).filter((name) => name.startsWith('.one'))).toEqual([]);
});

test('mode and link stay, and what is the same is not written', async () => {
  const [place, link] = [join(folder, 'place'), join(folder, 'link')];
  await writeFile(place, 'a');
  await chmod(place, 0o604);
  await symlink('place', link);
  const before = await stat(place);
  const { hash } = await readStackFile(link);
  await write(link, 'a', hash);
  expect((await stat(place)).ino).toBe(before.ino);
  await write(link, 'b', hash);
  expect(await readFile(place, 'utf8')).toBe('b');
  expect((await stat(place)).mode & 0o777).toBe(0o604);
});

test('what is no text, or too large, is not shown', async () => {
  const path = join(folder, 'binary');
  await writeFile(path, Buffer.from([0x61, 0xff, 0xfe]));
  expect(await readStackFile(path)).toMatchObject({ state: 'unreadable', text: null });
  await writeFile(path, 'x'.repeat(1_000_001));
  expect((await readStackFile(path)).reason).toContain('larger than 1 MB');
  expect(await readStackFile(folder)).toMatchObject({ state: 'unreadable' });
});

test('a folder is made once and recycled whole', async () => {
  const path = join(folder, 'stacks', 'lab');
  await makeStackFolder(path);
  await expect(makeStackFolder(path)).rejects.toMatchObject({ status: 409 });
  await writeFile(join(path, 'compose.yaml'), 'x');
  expect(await readdir(await recycleStackFolder(path, recycled(), '1'))).toEqual(['compose.yaml']);
  await makeStackFolder(path);
});
