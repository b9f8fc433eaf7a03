import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { FolderProblem } from './folder-members.ts';
import { tarFolder } from './tar-folder.ts';

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'nexus-tar-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

async function pack(folder: string) {
  const problems: FolderProblem[] = [];
  const archive = Buffer.concat(
    await Array.fromAsync(tarFolder(folder, (problem) => problems.push(problem))),
  );
  return { archive, problems };
}

/** What the tar of the system makes of it. */
function listed(archive: Buffer): string[] {
  const lines = execFileSync('tar', ['-tvf', '-', '--quoting-style=escape'], { input: archive }).toString();
  return lines
    .trimEnd()
    .split('\n')
    .map((line) => `${line[0]} ${line.replace(/^(\S+\s+){5}/, '')}`);
}

function unpackedFile(archive: Buffer, name: string): Buffer {
  return execFileSync('tar', ['-xOf', '-', name], { input: archive, maxBuffer: 16 * 1024 ** 2 });
}

test('files come before folders, in the order of their names, and links stay links', async () => {
  const root = makeFolder();
  mkdirSync(join(root, 'blobs'));
  mkdirSync(join(root, 'empty'));
  writeFileSync(join(root, 'index.json'), '{}');
  writeFileSync(join(root, 'blobs', 'b'), Buffer.alloc(700_000, 7));
  linkSync(join(root, 'blobs', 'b'), join(root, 'blobs', 'c'));
  symlinkSync('/etc', join(root, 'away'));
  symlinkSync('nowhere', join(root, 'broken'));
  const { archive, problems } = await pack(root);
  expect(problems).toEqual([]);
  expect(listed(archive)).toEqual([
    'l away -> /etc',
    'd blobs/',
    'l broken -> nowhere',
    'd empty/',
    '- index.json',
    '- blobs/b',
    'h blobs/c link to blobs/b',
  ]);
  expect(unpackedFile(archive, 'blobs/b')).toEqual(Buffer.alloc(700_000, 7));
  expect((await pack(root)).archive.equals(archive)).toBe(true);
});

test('names of any length and any bytes arrive as they are', async () => {
  const root = makeFolder();
  const deep = join(root, 'd'.repeat(90), 'e'.repeat(90));
  mkdirSync(deep, { recursive: true });
  writeFileSync(join(deep, `漢${'f'.repeat(200)}`), 'long');
  symlinkSync('t'.repeat(300), join(root, 'far'));
  writeFileSync(Buffer.concat([Buffer.from(`${root}/x`), Buffer.from([0xff, 0x0a])]), 'odd');
  const { archive, problems } = await pack(root);
  expect(problems).toEqual([]);
  const names = listed(archive);
  expect(names).toContain(`l far -> ${'t'.repeat(300)}`);
  expect(names).toContain(String.raw`- x\377\n`);
  const long = `${'d'.repeat(90)}/${'e'.repeat(90)}/漢${'f'.repeat(200)}`;
  expect(unpackedFile(archive, long).toString()).toBe('long');
});

test('what holds nothing to read is left out', async () => {
  const root = makeFolder();
  execFileSync('sh', ['-c', 'mkfifo "$0"', join(root, 'pipe')]);
  const server = createServer().listen(join(root, 'socket'));
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  writeFileSync(join(root, 'file'), '');
  const { archive, problems } = await pack(root);
  expect([listed(archive), problems]).toEqual([['- file'], []]);
});

test('a file that is cut while it is read ends in zeros, one that is gone or too large is told', async () => {
  const root = makeFolder();
  const names = ['a', 'b', 'c'] as const;
  for (const name of names) writeFileSync(join(root, name), Buffer.alloc(600_000, 1));
  writeFileSync(join(root, 'huge'), '');
  truncateSync(join(root, 'huge'), 9 * 1024 ** 3);
  const problems: string[] = [];
  const chunks: Uint8Array[] = [];
  for await (const chunk of tarFolder(root, ({ path, why }) => problems.push(`${path}: ${why}`))) {
    if (chunks.length === 1) {
      truncateSync(join(root, 'a'), 300_000);
      rmSync(join(root, 'b'));
      rmSync(join(root, 'c'));
      symlinkSync('/etc/passwd', join(root, 'c'));
    }
    chunks.push(chunk);
  }
  const archive = Buffer.concat(chunks);
  expect(listed(archive)).toEqual(['- a', 'l c -> /etc/passwd']);
  expect(unpackedFile(archive, 'a')).toHaveLength(600_000);
  expect(problems).toEqual([
    'a: It changed, or could not be read to its end.',
    expect.stringMatching(/^b: ENOENT/),
    'huge: It is larger than 8 GiB.',
  ]);
});

test('a folder that is not there is an error, one that becomes a link is not gone into', async () => {
  await expect(pack('/no/such/folder')).rejects.toThrow('ENOENT');
  const root = makeFolder();
  mkdirSync(join(root, 'one'));
  writeFileSync(join(root, 'one', 'inside'), '');
  const problems: string[] = [];
  const chunks: Uint8Array[] = [];
  for await (const chunk of tarFolder(root, ({ path, why }) => problems.push(`${path}: ${why}`))) {
    if (chunks.push(chunk) === 1) {
      rmSync(join(root, 'one'), { recursive: true });
      symlinkSync('/etc', join(root, 'one'));
    }
  }
  expect(listed(Buffer.concat(chunks))).toEqual(['d one/']);
  expect(problems).toEqual(['one: It is a link now.']);
});
