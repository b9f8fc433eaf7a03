import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openTemporaryFiles } from './open-temporary-files.ts';

async function folderOfTest(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'nexus-temporary-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

async function* pieces(...texts: readonly string[]): AsyncGenerator<Uint8Array, void> {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

async function* broken(): AsyncGenerator<Uint8Array, void> {
  yield await Promise.resolve(Buffer.from('half'));
  throw new Error('cut short');
}

test('what is kept is there until it is disposed', async () => {
  const folder = await folderOfTest();
  const files = await openTemporaryFiles(folder, 0);
  {
    await using file = await files.keep(pieces('a', 'bc'));
    expect(await readFile(file.path, 'utf8')).toBe('abc');
    await using other = files.place();
    await writeFile(other.path, 'x');
    expect(await readdir(folder)).toHaveLength(2);
  }
  expect(await readdir(folder)).toEqual([]);
});

test('nothing stays of what was cut short, of a process that was killed, or where there is no room', async () => {
  const folder = await folderOfTest();
  await writeFile(join(folder, 'left'), 'over');
  const files = await openTemporaryFiles(folder, 0);
  await expect(files.keep(broken())).rejects.toThrow('cut short');
  const full = await openTemporaryFiles(folder, Number.MAX_SAFE_INTEGER);
  await expect(full.keep(pieces('a'))).rejects.toMatchObject({
    code: 'no-room',
    status: 507,
    es: expect.stringContaining('No hay sitio'),
  });
  expect(await readdir(folder)).toEqual([]);
});
