import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, linkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readTar } from './read-tar.ts';
import { TarError } from './tar-error.ts';
import { collected } from './collected.ts';
import { inReusedPieces } from './fake-layer.ts';
import { writeTar, type NewTarEntry } from './write-tar.ts';

async function entriesOf(bytes: Buffer, size = 1000) {
  const found: { name: string; kind: string; content: string; linkTarget: string; sizeBytes: number }[] = [];
  for await (const { name, kind, linkTarget, sizeBytes, content } of readTar(inReusedPieces(bytes, size))) {
    found.push({
      name,
      kind,
      linkTarget,
      sizeBytes,
      content: (await collected(content, sizeBytes)).toString(),
    });
  }
  return found;
}

function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'nexus-tar-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const longName = `${'d'.repeat(120)}/${'f'.repeat(250)}`;

function archiveBy(format: string): Buffer {
  return inFolder((folder) => {
    mkdirSync(join(folder, 'd'.repeat(120)));
    writeFileSync(join(folder, longName), 'long');
    writeFileSync(join(folder, 'a\nb "c"'), 'x'.repeat(1500));
    writeFileSync(join(folder, 'empty'), '');
    linkSync(join(folder, 'empty'), join(folder, 'hard'));
    symlinkSync('t'.repeat(200), join(folder, 'soft'));
    return execFileSync('tar', [`--format=${format}`, '--sort=name', '-C', folder, '-cf', '-', '.']);
  });
}

test.each(['pax', 'gnu'])(
  'an archive in the format %s is read whole, whatever the pieces',
  async (format) => {
    const archive = archiveBy(format);
    for (const size of [1, 511, 512, 100_000]) {
      const entries = await entriesOf(archive, size);
      expect(entries).toEqual([
        { name: './', kind: 'folder', content: '', linkTarget: '', sizeBytes: 0 },
        { name: './a\nb "c"', kind: 'file', content: 'x'.repeat(1500), linkTarget: '', sizeBytes: 1500 },
        { name: `./${'d'.repeat(120)}/`, kind: 'folder', content: '', linkTarget: '', sizeBytes: 0 },
        { name: `./${longName}`, kind: 'file', content: 'long', linkTarget: '', sizeBytes: 4 },
        { name: './empty', kind: 'file', content: '', linkTarget: '', sizeBytes: 0 },
        { name: './hard', kind: 'hard-link', content: '', linkTarget: './empty', sizeBytes: 0 },
        { name: './soft', kind: 'link', content: '', linkTarget: 't'.repeat(200), sizeBytes: 0 },
      ]);
    }
  },
);

test('content that nobody reads, or reads half, is skipped', async () => {
  const names: string[] = [];
  for await (const { name, content } of readTar(inReusedPieces(archiveBy('pax'), 700))) {
    names.push(name);
    for await (const _ of content) break;
  }
  expect(names).toHaveLength(7);
});

test('a name that is no UTF-8 is told apart', async () => {
  const archive = inFolder((folder) => {
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x66, 0xff])]), '');
    return execFileSync('tar', ['-C', folder, '-cf', '-', '.']);
  });
  const found: unknown[] = [];
  for await (const { name, isNameExact } of readTar(inReusedPieces(archive, 512)))
    found.push([name, isNameExact]);
  expect(found).toEqual([
    ['./', true],
    ['./f\ufffd', false],
  ]);
});

const plain = { mode: 0o644, uid: 1000, gid: 1000, modifiedAtMs: 1_700_000_000_000 };

async function written(entries: readonly NewTarEntry[]): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(writeTar(entries)));
}

async function* contentOf(text: string): AsyncGenerator<Uint8Array, void> {
  yield Buffer.from(text);
}

test('what is written is read again, here and by tar', async () => {
  const archive = await written([
    { ...plain, name: 'año', kind: 'folder', mode: 0o755 },
    {
      ...plain,
      name: `año/${'n'.repeat(240)}`,
      kind: 'file',
      sizeBytes: 5,
      content: contentOf('hello'),
      uid: 4_000_000_000,
    },
    { ...plain, name: 'line\nbreak', kind: 'file' },
  ]);
  expect(await entriesOf(archive)).toMatchObject([
    { name: 'año/', kind: 'folder' },
    { name: `año/${'n'.repeat(240)}`, content: 'hello' },
    { name: 'line\nbreak', content: '' },
  ]);
  const listed = execFileSync('tar', ['--numeric-owner', '-tvf', '-'], { input: archive }).toString();
  expect(listed).toMatch(/^drwxr-xr-x 1000\/1000 +0 2023-11-14/);
  expect(listed).toMatch(/-rw-r--r-- 4000000000\/1000 +5 2023-11-14/);
});

test('content of another length than announced is no archive', async () => {
  const short = written([{ ...plain, name: 'a', kind: 'file', sizeBytes: 6, content: contentOf('hello') }]);
  await expect(short).rejects.toThrow(TarError);
  const long = written([{ ...plain, name: 'a', kind: 'file', sizeBytes: 4, content: contentOf('hello') }]);
  await expect(long).rejects.toThrow('not as long as announced');
});

const valid = await written([
  { ...plain, name: 'a', kind: 'file', sizeBytes: 5, content: contentOf('hello') },
]);

function changed(at: number, field: string, type = '0'): Buffer {
  const archive = Buffer.from(valid);
  archive.write(type, 156, 'latin1');
  archive.write(field, at, 'latin1');
  archive.fill(0x20, 148, 156);
  const sum = archive.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  archive.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return archive;
}

test.each([
  ['no archive', Buffer.from('<html>'.repeat(200)), 'malformed'],
  ['half a header', valid.subarray(0, 300), 'truncated'],
  ['half a file', valid.subarray(0, 514), 'truncated'],
  ['a flipped bit', Buffer.concat([Buffer.from('b'), valid.subarray(1)]), 'malformed'],
  ['a size that is none', changed(124, '0000000000z\0'), 'malformed'],
  ['a negative size', changed(124, '\xff'.repeat(12)), 'malformed'],
  ['a size beyond all numbers', changed(124, '\x80' + '\xff'.repeat(11)), 'too-large'],
  ['an extended header without end', changed(156, 'x').fill('9', 512, 517), 'malformed'],
  ['a name of gigabytes', changed(124, '77777777777\0', 'L'), 'too-large'],
  ['a sparse file', changed(156, 'S'), 'malformed'],
])('%s is refused', async (_, archive, kind) => {
  await expect(entriesOf(archive)).rejects.toMatchObject({ kind });
});

test('leaving early ends the source', async () => {
  let isEnded = false;
  async function* source(): AsyncGenerator<Buffer, void> {
    try {
      for (;;) yield valid;
    } finally {
      isEnded = true;
    }
  }
  for await (const _ of readTar(source())) break;
  expect(isEnded).toBe(true);
});
